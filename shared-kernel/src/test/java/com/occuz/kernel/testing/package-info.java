/** Data and doubles for tests of every module: seeded histories, random values, ciphers without a key store. */
@NullMarked
package com.occuz.kernel.testing;

import org.jspecify.annotations.NullMarked;
