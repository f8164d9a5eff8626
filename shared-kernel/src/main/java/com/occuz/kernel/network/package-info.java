/** Who is at the other end of a request, when proxies stand between. */
@NullMarked
package com.occuz.kernel.network;

import org.jspecify.annotations.NullMarked;
