/** Which nodes give signs of life, and when none did. */
@NullMarked
package com.occuz.store.life;

import org.jspecify.annotations.NullMarked;
