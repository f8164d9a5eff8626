package com.occuz.console;

import com.occuz.kernel.link.LinkQuery.LinkView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link as a page shows it.
 *
 * @param name title, or else where it leads, without the scheme
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
        boolean isRetired,
        String account) {

    static LinkRowModel of(LinkView link, URI base, Instant now) {
        String shortUrl = base + "/" + link.link().slug();
        return new LinkRowModel(
                link.link().opaque(),
                link.link().slug().value(),
                shortUrl,
                bare(shortUrl),
                link.title() == null ? bare(link.destination()) : link.title(),
                link.destination(),
                link.title(),
                link.tags(),
                state(link, now),
                tone(state(link, now)),
                link.clicks(),
                link.createdAt(),
                link.validity().validFrom(),
                link.validity().expiresAt(),
                link.redirectStatus(),
                link.retiredAt() != null,
                link.account().value());
    }

    private static String bare(String url) {
        return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    private static String state(LinkView link, Instant now) {
        if (link.retiredAt() != null) {
            return "Retired";
        }
        if (link.validity().hasEndedBy(now)) {
            return "Expired";
        }
        return link.validity().hasBegunBy(now) ? "Live" : "Scheduled";
    }

    private static String tone(String state) {
        return switch (state) {
            case "Live" -> "green";
            case "Scheduled" -> "blue";
            case "Expired" -> "orange";
            default -> "secondary";
        };
    }
}
