/** The PostgreSQL server, the way to it and the shape of its schemas. */
@NullMarked
package com.occuz.store.postgres;

import org.jspecify.annotations.NullMarked;
