package com.occuz.query.projection;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** One aggregate's own events, from the ledger: for rows that no event alone can tell from the row before. */
public final class AggregateEvents {

    private static final int PAGE = 500;

    private AggregateEvents() {}

    /**
     * Those up to {@code position}, oldest first.
     *
     * @throws IllegalStateException if there is none: an event was lost on the way
     */
    public static List<RecordedEvent> upTo(LedgerReader ledger, String aggregate, long position) {
        List<RecordedEvent> events = new ArrayList<>();
        List<RecordedEvent> page;
        do {
            page = ledger.ofAggregate(aggregate, events.size(), PAGE);
            events.addAll(page);
        } while (page.size() == PAGE && page.getLast().position() < position);
        List<RecordedEvent> known = events.stream().filter(it -> it.position() <= position).toList();
        if (known.isEmpty()) {
            throw new IllegalStateException(aggregate + " has no event up to position " + position);
        }
        return known;
    }
}
