/** What § 12 says of migrations alone: which input of customers stops meanwhile. */
@NullMarked
package com.occuz.kernel.migration;

import org.jspecify.annotations.NullMarked;
