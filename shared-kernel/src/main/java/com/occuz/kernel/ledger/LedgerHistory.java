package com.occuz.kernel.ledger;

import java.time.Instant;

/** A ledger whose past states of knowledge can be asked for. */
public interface LedgerHistory extends LedgerReader {

    /** The position of the last event recorded at {@code instant} or before; 0 if there is none. */
    long positionAt(Instant instant);

    /** The present of the ledger, which nothing that is recorded from now on can change any more. */
    LedgerMoment present();
}
