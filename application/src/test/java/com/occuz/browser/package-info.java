/** Journeys through the console in a real browser. */
@NullMarked
package com.occuz.browser;

import org.jspecify.annotations.NullMarked;
