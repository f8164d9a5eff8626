/** Policies: data with a version and a hash, so that a figure can name exactly what it was computed with. */
@NullMarked
package com.occuz.kernel.policy;

import org.jspecify.annotations.NullMarked;
