/** What all projections share: their schema, writing by batches, tenancy in SQL, and refusing to skip. */
@NullMarked
package com.occuz.query.projection;

import org.jspecify.annotations.NullMarked;
