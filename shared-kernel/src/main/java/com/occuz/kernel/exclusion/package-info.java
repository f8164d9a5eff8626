/** Exclusions (§ 9): time for which the agreement does not apply, claimed with evidence and decided by a second person. */
@NullMarked
package com.occuz.kernel.exclusion;

import org.jspecify.annotations.NullMarked;
