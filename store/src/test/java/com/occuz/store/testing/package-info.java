/** PostgreSQL for tests: one server for the JVM with a fresh database for each test, or a server of one's own. */
@NullMarked
package com.occuz.store.testing;

import org.jspecify.annotations.NullMarked;
