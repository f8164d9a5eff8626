package com.occuz.edge.http;

import com.occuz.edge.table.LinkEntry;
import com.occuz.edge.table.LinkTable;
import com.occuz.kernel.link.DomainId;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What a slug means now. */
final class LinkFinder {

    private final LinkTable table;
    private final BooleanSupplier confirmed;

    /** @param confirmed whether a link that is not in the table does not exist */
    LinkFinder(LinkTable table, BooleanSupplier confirmed) {
        this.table = table;
        this.confirmed = confirmed;
    }

    sealed interface Found {

        /** It redirects; its destination is known. */
        record Open(LinkEntry.Live link, String destination, String location) implements Found {}

        record Absent() implements Found {}

        record Retired() implements Found {}

        record Expired() implements Found {}

        /** It may have been made while this node could not listen. */
        record Unsure() implements Found {}
    }

    private static final Found ABSENT = new Found.Absent();
    private static final Found RETIRED = new Found.Retired();
    private static final Found EXPIRED = new Found.Expired();
    private static final Found UNSURE = new Found.Unsure();

    Found find(DomainId domain, String slug, Instant now) {
        return switch (table.find(domain, slug)) {
            case null -> confirmed.getAsBoolean() ? ABSENT : UNSURE;
            case LinkEntry.Retired ignored -> RETIRED;
            case LinkEntry.Live live -> stateOf(live, now);
        };
    }

    private static Found stateOf(LinkEntry.Live live, Instant now) {
        String destination = live.destination();
        String location = live.location();
        if (destination == null || location == null) {
            // Erased: for a visitor that is the same as retired.
            return RETIRED;
        }
        if (live.validity().hasEndedBy(now)) {
            return EXPIRED;
        }
        // A link that has not begun is nobody's business yet, its existence included.
        return live.validity().hasBegunBy(now) ? new Found.Open(live, destination, location) : ABSENT;
    }
}
