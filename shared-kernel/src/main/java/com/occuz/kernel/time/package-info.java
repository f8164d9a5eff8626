/** Time: half-open windows and the calendar arithmetic built on them. */
@NullMarked
package com.occuz.kernel.time;

import org.jspecify.annotations.NullMarked;
