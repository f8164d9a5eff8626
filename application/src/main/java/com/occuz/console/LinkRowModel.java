package com.occuz.console;

import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkState;
import com.occuz.kernel.link.rule.RuleWords;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link as a page shows it.
 *
 * @param name title, or else where it leads, without the scheme
 * @param forwarded what of the visitor's address goes on to the destination, in words; {@code null}: nothing
 * @param rules each in words
 * @param takenDown why, while it is taken down
 * @param tone the colour of the state's badge in Tabler's words
 */
public record LinkRowModel(
        String id,
        String slug,
        String shortUrl,
        String shortText,
        String name,
        String destination,
        @Nullable String title,
        List<String> tags,
        String state,
        String tone,
        long clicks,
        Instant createdAt,
        @Nullable Instant validFrom,
        @Nullable Instant expiresAt,
        int redirectStatus,
        @Nullable Long maxClicks,
        @Nullable String forwarded,
        List<String> rules,
        boolean hasPassword,
        boolean isDisabled,
        @Nullable String takenDown,
        boolean isRetired,
        String account) {

    static LinkRowModel of(LinkView link, URI base, Instant now) {
        String shortUrl = base + "/" + link.link().slug();
        LinkState state = link.state(now);
        ClickLimit limit = link.options().maxClicks();
        return new LinkRowModel(
                link.link().opaque(),
                link.link().slug().value(),
                shortUrl,
                bare(shortUrl),
                link.title() == null ? bare(link.destination()) : link.title(),
                link.destination(),
                link.title(),
                link.tags(),
                word(state),
                tone(state),
                link.clicks(),
                link.createdAt(),
                link.validity().validFrom(),
                link.validity().expiresAt(),
                link.redirectStatus(),
                limit == null ? null : limit.clicks(),
                forwarded(link.options().forwarding()),
                link.options().rules().values().stream().map(rule -> RuleWords.of(rule, Times::minutes)).toList(),
                link.options().password() != null,
                link.options().isDisabled(),
                link.takenDown(),
                link.retiredAt() != null,
                link.account().value());
    }

    /** How far the redirects have gone beyond the limit, by nodes that had not heard of each other's clicks. */
    public long overshoot() {
        return maxClicks == null ? 0 : Math.max(0, clicks - maxClicks);
    }

    private static @Nullable String forwarded(Forwarding forwarding) {
        if (forwarding.path()) {
            return forwarding.query() ? "path and query" : "path";
        }
        return forwarding.query() ? "query" : null;
    }

    private static String bare(String url) {
        return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    private static String word(LinkState state) {
        String words = state.wireName().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String tone(LinkState state) {
        return switch (state) {
            case LIVE -> "green";
            case SCHEDULED -> "blue";
            case EXPIRED, EXHAUSTED -> "orange";
            case TAKEN_DOWN -> "red";
            case DISABLED, RETIRED -> "secondary";
        };
    }
}
