/** Where addresses are, from a table on this machine. */
@NullMarked
package com.occuz.place;

import org.jspecify.annotations.NullMarked;
