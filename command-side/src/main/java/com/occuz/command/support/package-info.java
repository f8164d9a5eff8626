/** Decides what contacts count for and what is made of them (§ 3, § 4). */
@NullMarked
package com.occuz.command.support;

import org.jspecify.annotations.NullMarked;
