/** The click store in PostgreSQL: numbered streams of batches, each stored exactly once. */
@NullMarked
package com.occuz.store.click;

import org.jspecify.annotations.NullMarked;
