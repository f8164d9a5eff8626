/** Tests of how a node is put together, and a node without its edge and its API for tests of the others. */
@NullMarked
package com.occuz.boot;

import org.jspecify.annotations.NullMarked;
