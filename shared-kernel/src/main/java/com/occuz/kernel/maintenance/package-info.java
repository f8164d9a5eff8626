/** What § 7 says of maintenance alone. */
@NullMarked
package com.occuz.kernel.maintenance;

import org.jspecify.annotations.NullMarked;
