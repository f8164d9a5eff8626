/** Shows incident candidates and what was decided of them. */
@NullMarked
package com.occuz.query.monitoring;

import org.jspecify.annotations.NullMarked;
