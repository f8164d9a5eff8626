/** Tables of addresses. */
@NullMarked
package com.occuz.place;

import org.jspecify.annotations.NullMarked;
