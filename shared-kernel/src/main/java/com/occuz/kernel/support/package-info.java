/** How customers reach support, and what each way counts for (§ 3, § 4, § 16). */
@NullMarked
package com.occuz.kernel.support;

import org.jspecify.annotations.NullMarked;
