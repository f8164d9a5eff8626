/** What the platform notices of itself: time in which nobody saw it alive, and minutes in which most requests failed. */
@NullMarked
package com.occuz.kernel.monitoring;

import org.jspecify.annotations.NullMarked;
