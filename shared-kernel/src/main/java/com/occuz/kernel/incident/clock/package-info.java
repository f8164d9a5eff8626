/** An incident meets the agreement: what its clocks say, and what has to be recorded of them. */
@NullMarked
package com.occuz.kernel.incident.clock;

import org.jspecify.annotations.NullMarked;
