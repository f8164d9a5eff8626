package com.occuz.api;

import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.rule.Rule;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link on the wire. Instants are UTC.
 *
 * @param maxClicks answered redirects after which it is exhausted; {@code null}: no limit
 * @param rules in their order; the first whose conditions hold decides
 * @param takenDown why, while it is taken down
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
        boolean forwardQuery,
        boolean forwardPath,
        List<Rule> rules,
        boolean hasPassword,
        int redirectStatus,
        String state,
        @Nullable String takenDown,
        long clicks,
        Instant createdAt,
        long version) {

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
                link.options().maxClicks() == null ? null : link.options().maxClicks().clicks(),
                link.options().forwarding().query(),
                link.options().forwarding().path(),
                link.options().rules().values(),
                link.options().password() != null,
                link.redirectStatus(),
                link.state(at).wireName(),
                link.takenDown(),
                link.clicks(),
                link.createdAt(),
                link.version());
    }
}
