/** Planned work, maintenance (§ 7) and migration (§ 12) alike: what is said of it, and what can be asked. */
@NullMarked
package com.occuz.kernel.work;

import org.jspecify.annotations.NullMarked;
