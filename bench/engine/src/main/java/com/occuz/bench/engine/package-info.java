/** Measures the agreement's arithmetic alone, without a server and without a database. */
@NullMarked
package com.occuz.bench.engine;

import org.jspecify.annotations.NullMarked;
