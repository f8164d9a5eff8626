/** The service level: since when it counts, and the questions about its figures. */
@NullMarked
package com.occuz.kernel.servicelevel;

import org.jspecify.annotations.NullMarked;
