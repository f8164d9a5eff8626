package com.occuz.command;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import java.util.List;

/** A ledger in which nothing was published: version 1 of the agreement holds. */
public final class NoAgreementsPublished implements LedgerReader {

    /** For the fixture of an aggregate that asks for them. */
    public static LedgerAgreements agreements() {
        return new LedgerAgreements(new NoAgreementsPublished());
    }

    @Override
    public List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return List.of();
    }

    @Override
    public List<RecordedEvent> after(long position, int limit) {
        return List.of();
    }

    @Override
    public long head() {
        return 0;
    }
}
