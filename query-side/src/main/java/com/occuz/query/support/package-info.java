/** The log of contacts (§ 3, § 4): who turned to us how, what it counts for and what was made of it. */
@NullMarked
package com.occuz.query.support;

import org.jspecify.annotations.NullMarked;
