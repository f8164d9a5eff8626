/** Takes in clicks that were answered elsewhere. */
@NullMarked
package com.occuz.command.click;

import org.jspecify.annotations.NullMarked;
