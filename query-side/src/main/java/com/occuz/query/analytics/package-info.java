/** Analytics: every click as a row of this node's own DuckDB file, which follows the click store and is never the truth. */
@NullMarked
package com.occuz.query.analytics;

import org.jspecify.annotations.NullMarked;
