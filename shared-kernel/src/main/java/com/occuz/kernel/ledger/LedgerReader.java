package com.occuz.kernel.ledger;

import java.util.List;

/** Reads events in the order of the ledger. */
public interface LedgerReader {

    /** Events of one aggregate from a sequence number on, oldest first; at most {@code limit}. */
    List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit);

    /** Events after a position, oldest first; at most {@code limit}. Position 0 is before the first event. */
    List<RecordedEvent> after(long position, int limit);

    /** The position of the last event; 0 on an empty ledger. */
    long head();
}
