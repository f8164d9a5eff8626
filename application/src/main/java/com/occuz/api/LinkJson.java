package com.occuz.api;

import com.occuz.kernel.link.LinkQuery.LinkView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A link on the wire. Instants are UTC; {@code maxClicks} is always {@code null} in this version.
 *
 * @param clicks answered redirects, bots included
 * @param version grows with every change; the {@code ETag}
 */
record LinkJson(
        String id,
        String domain,
        String slug,
        String shortUrl,
        String destination,
        @Nullable String title,
        List<String> tags,
        @Nullable Instant validFrom,
        @Nullable Instant expiresAt,
        @Nullable Long maxClicks,
        int redirectStatus,
        String state,
        long clicks,
        Instant createdAt,
        long version) {

    private enum State {
        LIVE,
        SCHEDULED,
        EXPIRED,
        RETIRED
    }

    /** @param at the instant that the state is told for */
    static LinkJson of(LinkView link, URI base, Instant at) {
        return new LinkJson(
                link.link().opaque(),
                link.link().domain().value(),
                link.link().slug().value(),
                base + "/" + link.link().slug(),
                link.destination(),
                link.title(),
                link.tags(),
                link.validity().validFrom(),
                link.validity().expiresAt(),
                null,
                link.redirectStatus(),
                state(link, at).name().toLowerCase(Locale.ROOT),
                link.clicks(),
                link.createdAt(),
                link.version());
    }

    private static State state(LinkView link, Instant at) {
        if (link.retiredAt() != null) {
            return State.RETIRED;
        }
        if (link.validity().hasEndedBy(at)) {
            return State.EXPIRED;
        }
        return link.validity().hasBegunBy(at) ? State.LIVE : State.SCHEDULED;
    }
}
