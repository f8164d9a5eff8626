package com.occuz.console.brokenwall;

import com.occuz.query.link.LinksTable;
import com.occuz.store.ledger.LedgerTable;

/** Breaks a wall on purpose. */
record ConsoleOnTables(LinksTable links, LedgerTable ledger) {}
