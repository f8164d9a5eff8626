/** Decides what may be excluded from the service level, and by whom (§ 9). */
@NullMarked
package com.occuz.command.exclusion;

import org.jspecify.annotations.NullMarked;
