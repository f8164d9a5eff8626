/** The only place that boots: settings, start, stop. */
@NullMarked
package com.occuz;

import org.jspecify.annotations.NullMarked;
