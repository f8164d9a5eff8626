/** A node within the tests' own process, and clients that speak to it as the outside does. */
@NullMarked
package com.occuz.running;

import org.jspecify.annotations.NullMarked;
