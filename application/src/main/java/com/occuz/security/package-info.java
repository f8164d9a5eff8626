/** Who is calling, and what each role may call. */
@NullMarked
package com.occuz.security;

import org.jspecify.annotations.NullMarked;
