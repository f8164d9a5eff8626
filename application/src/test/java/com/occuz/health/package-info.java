/** Tests of what health tells. */
@NullMarked
package com.occuz.health;

import org.jspecify.annotations.NullMarked;
