/** Looking at the events themselves. */
@NullMarked
package com.occuz.kernel.audit;

import org.jspecify.annotations.NullMarked;
