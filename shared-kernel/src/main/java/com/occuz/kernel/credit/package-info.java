/** Service credits (§ 10): claimed by a customer, awarded or denied by a person, and worth no cash. */
@NullMarked
package com.occuz.kernel.credit;

import org.jspecify.annotations.NullMarked;
