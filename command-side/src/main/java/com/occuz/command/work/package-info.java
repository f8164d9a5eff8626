/** Decides on planned work: maintenance (§ 7) and migrations (§ 12). */
@NullMarked
package com.occuz.command.work;

import org.jspecify.annotations.NullMarked;
