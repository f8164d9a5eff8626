/** Reports checked without a server: by this module alone, from a report and a ledger that were exported as files. */
@NullMarked
package com.occuz.kernel.servicelevel.verify;

import org.jspecify.annotations.NullMarked;
