/** Clicks: answered redirects, in numbered streams that count once however often they are sent. */
@NullMarked
package com.occuz.kernel.click;

import org.jspecify.annotations.NullMarked;
