/** Decides what may happen to the installation as a whole. */
@NullMarked
package com.occuz.command.operations;

import org.jspecify.annotations.NullMarked;
