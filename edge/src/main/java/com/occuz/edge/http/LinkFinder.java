package com.occuz.edge.http;

import com.occuz.edge.limit.ClickLimits;
import com.occuz.edge.table.LinkEntry;
import com.occuz.edge.table.LinkTable;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkOptions;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What a slug means now. */
final class LinkFinder {

    private final LinkTable table;
    private final ClickLimits limits;
    private final BooleanSupplier confirmed;

    /** @param confirmed whether a link that is not in the table does not exist */
    LinkFinder(LinkTable table, ClickLimits limits, BooleanSupplier confirmed) {
        this.table = table;
        this.limits = limits;
        this.confirmed = confirmed;
    }

    sealed interface Found {

        /** It redirects; its destination is known. */
        record Open(LinkEntry.Live link, String destination, String location) implements Found {}

        record Absent() implements Found {}

        record Retired() implements Found {}

        record Expired() implements Found {}

        /** It has been followed as often as it may. */
        record Exhausted() implements Found {}

        /** Its owner has switched it off. */
        record Disabled() implements Found {}

        /** Those who run the platform have. */
        record TakenDown() implements Found {}

        /** It may have been made while this node could not listen. */
        record Unsure() implements Found {}
    }

    private static final Found ABSENT = new Found.Absent();
    private static final Found RETIRED = new Found.Retired();
    private static final Found EXPIRED = new Found.Expired();
    private static final Found EXHAUSTED = new Found.Exhausted();
    private static final Found DISABLED = new Found.Disabled();
    private static final Found TAKEN_DOWN = new Found.TakenDown();
    private static final Found UNSURE = new Found.Unsure();

    Found find(DomainId domain, String slug, Instant now) {
        return switch (table.find(domain, slug)) {
            case null -> confirmed.getAsBoolean() ? ABSENT : UNSURE;
            case LinkEntry.Retired ignored -> RETIRED;
            case LinkEntry.Live live -> stateOf(live, now);
        };
    }

    /** Whether an open link may be followed now; if so, it has been. */
    boolean admit(Found.Open open) {
        ClickLimit limit = open.link().options().maxClicks();
        return limit == null || limits.admit(open.link().link(), limit);
    }

    private Found stateOf(LinkEntry.Live live, Instant now) {
        String destination = live.destination();
        String location = live.location();
        if (destination == null || location == null) {
            // Erased: for a visitor that is the same as retired.
            return RETIRED;
        }
        if (live.isTakenDown()) {
            return TAKEN_DOWN;
        }
        LinkOptions options = live.options();
        if (options.isDisabled()) {
            return DISABLED;
        }
        if (live.validity().hasEndedBy(now)) {
            return EXPIRED;
        }
        ClickLimit limit = options.maxClicks();
        if (limit != null && limits.isExhausted(live.link(), limit)) {
            return EXHAUSTED;
        }
        // A link that has not begun is nobody's business yet, its existence included.
        return live.validity().hasBegunBy(now) ? new Found.Open(live, destination, location) : ABSENT;
    }
}
