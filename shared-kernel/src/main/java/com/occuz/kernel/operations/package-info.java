/** The installation itself: its identity, its epoch and its test clock. */
@NullMarked
package com.occuz.kernel.operations;

import org.jspecify.annotations.NullMarked;
