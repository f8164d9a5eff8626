/** Links as lists, single pages and their history show them. */
@NullMarked
package com.occuz.query.link;

import org.jspecify.annotations.NullMarked;
