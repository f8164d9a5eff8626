/** Measures what many links take: as plain objects, as bytes on the heap, and in LMDB. */
@NullMarked
package com.occuz.bench.table;

import org.jspecify.annotations.NullMarked;
