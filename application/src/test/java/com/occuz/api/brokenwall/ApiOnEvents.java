package com.occuz.api.brokenwall;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.link.LinkEvent;

/** Breaks a wall on purpose. */
record ApiOnEvents(LedgerReader ledger, LinkEvent event) {}
