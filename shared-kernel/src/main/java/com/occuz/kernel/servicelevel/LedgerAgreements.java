package com.occuz.kernel.servicelevel;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.servicelevel.TermsQuery.Publication;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
import com.occuz.kernel.sla.Agreements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of the agreement straight from the ledger, as of any position. What was read once is kept: an event never
 * changes, and there are few of these. Safe for use by several threads.
 */
public final class LedgerAgreements {

    private static final int PAGE = 100;

    private final LedgerReader ledger;
    private volatile Read read = new Read(0, 0, List.of(new Known(0, Agreements.STANDARD, Optional.empty())));

    /**
     * @param position of the event that published the last of them
     * @param last that event; empty where nothing was published
     */
    private record Known(long position, Agreements agreements, Optional<TermsPublished> last) {}

    /**
     * @param head everything up to it is in {@code known}
     * @param next sequence of the first event that was not read
     */
    private record Read(long head, long next, List<Known> known) {}

    public LedgerAgreements(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** Those that are published by now. */
    public Agreements present() {
        return refreshed().known().getLast().agreements();
    }

    /** All versions with how they were published, the first one first. */
    public TermsHistory history() {
        Read now = refreshed();
        List<TermsVersion> versions = new ArrayList<>();
        for (Known known : now.known()) {
            versions.add(new TermsVersion(
                    known.agreements().latest().agreement(),
                    known.last().map(it -> new Publication(
                            it.effectiveFrom(), it.summary(), it.by(), it.occurredAt())),
                    known.position()));
        }
        return new TermsHistory(versions, now.known().getLast().agreements(), now.head());
    }

    /** Those that were published at a position or before it. */
    public Agreements upTo(long position) {
        Read now = read;
        if (position > now.head()) {
            now = refreshed();
        }
        for (Known known : now.known().reversed()) {
            if (known.position() <= position) {
                return known.agreements();
            }
        }
        return Agreements.STANDARD;
    }

    private synchronized Read refreshed() {
        long head = ledger.head();
        long next = read.next();
        List<Known> known = new ArrayList<>(read.known());
        while (true) {
            List<RecordedEvent> events = ledger.ofAggregate(ServiceLevelEvent.AGGREGATE_ID, next, PAGE);
            for (RecordedEvent event : events) {
                Agreements before = known.getLast().agreements();
                Agreements after = event.payload() instanceof ServiceLevelEvent told
                        ? AgreementHistory.evolve(before, told)
                        : before;
                if (event.payload() instanceof TermsPublished published) {
                    known.add(new Known(event.position(), after, Optional.of(published)));
                }
                next = event.sequence() + 1;
            }
            if (events.size() < PAGE) {
                read = new Read(head, next, List.copyOf(known));
                return read;
            }
        }
    }
}
