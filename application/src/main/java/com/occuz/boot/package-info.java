/** From settings to a running node and back, in order. */
@NullMarked
package com.occuz.boot;

import org.jspecify.annotations.NullMarked;
