/** The ledger as auditors look at it: events as they are stored, found by what they carry. */
@NullMarked
package com.occuz.query.audit;

import org.jspecify.annotations.NullMarked;
