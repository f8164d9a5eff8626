/** Incidents: what they are, what may be asked of them, what has happened to them, and what follows from it. */
@NullMarked
package com.occuz.kernel.incident;

import org.jspecify.annotations.NullMarked;
