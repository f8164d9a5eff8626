/** Decides what may happen to a short link. */
@NullMarked
package com.occuz.command.link;

import org.jspecify.annotations.NullMarked;
