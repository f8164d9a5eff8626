/** Where a link leads whom: its rules, what they look at, and which of them decides. */
@NullMarked
package com.occuz.kernel.link.rule;

import org.jspecify.annotations.NullMarked;
