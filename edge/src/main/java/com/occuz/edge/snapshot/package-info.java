/** What the edge knows, on its own disk and under a key of its own, so that it can begin without a database. */
@NullMarked
package com.occuz.edge.snapshot;

import org.jspecify.annotations.NullMarked;
