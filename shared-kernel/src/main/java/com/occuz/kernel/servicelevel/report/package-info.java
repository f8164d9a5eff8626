/** Service-level reports: what they hold, that they were issued, and how they are computed again from ledger events alone. */
@NullMarked
package com.occuz.kernel.servicelevel.report;

import org.jspecify.annotations.NullMarked;
