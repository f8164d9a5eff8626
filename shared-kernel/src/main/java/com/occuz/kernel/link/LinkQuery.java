package com.occuz.kernel.link;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about links; each question stands beside its answer. */
public sealed interface LinkQuery {

    /** Answer: {@code Optional<LinkView>}. */
    record FindLink(Tenant tenant, LinkId link) implements LinkQuery {}

    /** The link whose first event stands at this position. Answer: {@code Optional<LinkView>}. */
    record FindLinkCreatedAt(Tenant tenant, long position) implements LinkQuery {}

    /**
     * Answer: a {@code Page<LinkView>}, newest first.
     *
     * @param tag only links with this tag
     * @param before only links created before this position
     */
    record ListLinks(Tenant tenant, Optional<String> tag, Optional<Long> before, int limit) implements LinkQuery {}

    /**
     * Answer: {@code Optional<Page<HistoryItem>>}, newest first; empty where the tenant has no such link.
     *
     * @param before only events before this position
     */
    record LinkHistory(Tenant tenant, LinkId link, Optional<Long> before, int limit) implements LinkQuery {}

    /**
     * Answer: {@code Optional<DailyClicks>}; empty where the tenant has no such link. Days are UTC days, both included.
     */
    record LinkClicks(Tenant tenant, LinkId link, Optional<LocalDate> from, Optional<LocalDate> to)
            implements LinkQuery {}

    /**
     * Links whose slug, title or destination holds this text, capitals or not. Answer: a {@code Page<LinkView>}, newest
     * first. One answer looks through a limited number of links, so a page may hold few or none and still have a next.
     *
     * @param before only links created before this position
     */
    record SearchLinks(Tenant tenant, String text, Optional<Long> before, int limit) implements LinkQuery {}

    /**
     * Links that are taken down. Answer: a {@code Page<LinkView>}, newest first.
     *
     * @param before only links created before this position
     */
    record ListTakenDown(Tenant tenant, Optional<Long> before, int limit) implements LinkQuery {}

    /** All links of the tenant together. Answer: {@code DailyClicks}; days are UTC days, both included. */
    record ClicksOfAllLinks(Tenant tenant, LocalDate from, LocalDate to) implements LinkQuery {}

    /** Answer: a {@code List<TopLink>}, most clicks first; days are UTC days, both included. */
    record TopLinks(Tenant tenant, LocalDate from, LocalDate to, int limit) implements LinkQuery {}

    /** @param clicks within the days that were asked for */
    record TopLink(LinkView link, long clicks) {}

    /** Answer: a {@code Set<LinkId>}: those of {@code links} that the tenant has. */
    record WhichLinksExist(Tenant tenant, List<LinkId> links) implements LinkQuery {}

    /**
     * A link as screens and the API show it.
     *
     * @param takenDown why, while it is taken down; {@code null} while it is not
     * @param retiredAt {@code null} while it is not retired
     * @param clicks answered redirects counted so far
     * @param version 1 after its creation, one more with each event
     * @param position of the last event seen in this row
     */
    record LinkView(
            LinkId link,
            AccountId account,
            String destination,
            @Nullable String title,
            List<String> tags,
            Validity validity,
            int redirectStatus,
            LinkOptions options,
            @Nullable String takenDown,
            @Nullable Instant retiredAt,
            long clicks,
            Instant createdAt,
            long version,
            long createdPosition,
            long position) {

        /** What it does at an instant, as far as clicks are counted. */
        public LinkState state(Instant at) {
            if (retiredAt != null) {
                return LinkState.RETIRED;
            }
            if (takenDown != null) {
                return LinkState.TAKEN_DOWN;
            }
            if (options.isDisabled()) {
                return LinkState.DISABLED;
            }
            if (validity.hasEndedBy(at)) {
                return LinkState.EXPIRED;
            }
            ClickLimit limit = options.maxClicks();
            if (limit != null && limit.isReachedBy(clicks)) {
                return LinkState.EXHAUSTED;
            }
            return validity.hasBegunBy(at) ? LinkState.LIVE : LinkState.SCHEDULED;
        }
    }

    /**
     * One event of a link's story.
     *
     * @param actor type and id, e.g. {@code api-key:k_…}
     * @param event its stored type, e.g. {@code link.LinkCreated/1}
     * @param changes field → value after it; a value that was erased reads {@code [erased]}
     */
    record HistoryItem(
            long position,
            Instant recordedAt,
            Instant occurredAt,
            String actor,
            String event,
            Map<String, @Nullable Object> changes) {}

    /** Clicks by UTC day; {@code total} is the sum of the days in the range. */
    record DailyClicks(long total, List<Day> days) {
        public record Day(LocalDate day, long clicks) {}
    }
}
