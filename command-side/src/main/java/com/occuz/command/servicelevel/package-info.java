/** Decides what is recorded about the service as a whole. */
@NullMarked
package com.occuz.command.servicelevel;

import org.jspecify.annotations.NullMarked;
