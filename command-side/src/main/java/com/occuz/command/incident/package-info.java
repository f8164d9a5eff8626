/** Decides what may happen to an incident. */
@NullMarked
package com.occuz.command.incident;

import org.jspecify.annotations.NullMarked;
