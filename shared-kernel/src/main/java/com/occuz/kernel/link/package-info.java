/** Short links: what they are, what may be asked of them, and what has happened to them. */
@NullMarked
package com.occuz.kernel.link;

import org.jspecify.annotations.NullMarked;
