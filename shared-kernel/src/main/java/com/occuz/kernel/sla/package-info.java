/** The arithmetic of the service level agreement: clocks, downtime and uptime, pure and exact. */
@NullMarked
package com.occuz.kernel.sla;

import org.jspecify.annotations.NullMarked;
