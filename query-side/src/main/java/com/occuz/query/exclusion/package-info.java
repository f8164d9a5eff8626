/** Exclusions (§ 9): who claimed and decided what, as queues and the API show it. */
@NullMarked
package com.occuz.query.exclusion;

import org.jspecify.annotations.NullMarked;
