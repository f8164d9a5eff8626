package com.occuz.store.ledger;

/**
 * Where events are recorded, in one strict order: positions without gaps, {@code recordedAt} strictly growing, and no
 * event ever becomes visible behind one that a reader has already passed. Safe for use by many threads.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Records the events; durable when it returns {@link AppendOutcome.Appended}. Blocks until then.
     *
     * @throws LedgerUnavailable if the database could not be asked, or died before it answered
     */
    AppendOutcome append(Append append);

    /** Lets what was accepted come to its end; later appends are refused. */
    @Override
    void close();
}
