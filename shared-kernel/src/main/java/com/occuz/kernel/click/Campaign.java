package com.occuz.kernel.click;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.text.WellFormed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The {@code utm_} parameters that a short URL was asked for with. Nothing else of the query is kept: what else stands there is
 * the visitor's business and the destination's.
 *
 * <p>Each is cut at 100 characters, without control characters; {@code null} where there is none.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Campaign(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String name,
        @Nullable String term,
        @Nullable String content) {

    private static final int LENGTH = 100;
    private static final String PREFIX = "utm_";

    public Campaign {
        source = legal(source);
        medium = legal(medium);
        name = legal(name);
        term = legal(term);
        content = legal(content);
    }

    /** {@code null} where none of them says anything. */
    public static @Nullable Campaign of(
            @Nullable String source,
            @Nullable String medium,
            @Nullable String name,
            @Nullable String term,
            @Nullable String content) {
        Campaign campaign = new Campaign(source, medium, name, term, content);
        boolean empty = campaign.source == null && campaign.medium == null && campaign.name == null
                && campaign.term == null && campaign.content == null;
        return empty ? null : campaign;
    }

    /**
     * What a query says; {@code null} where it says nothing of a campaign. Of a parameter that stands there twice the first one
     * counts.
     *
     * @param query what followed the question mark, as it was sent; {@code null} without one
     */
    public static @Nullable Campaign inQuery(@Nullable String query) {
        if (query == null || !query.contains(PREFIX)) {
            return null;
        }
        return of(
                value(query, "utm_source"),
                value(query, "utm_medium"),
                value(query, "utm_campaign"),
                value(query, "utm_term"),
                value(query, "utm_content"));
    }

    private static @Nullable String value(String query, String name) {
        for (int at = query.indexOf(name); at >= 0; at = query.indexOf(name, at + 1)) {
            int equals = at + name.length();
            boolean begins = at == 0 || query.charAt(at - 1) == '&';
            if (begins && equals < query.length() && query.charAt(equals) == '=') {
                int end = query.indexOf('&', equals);
                return decoded(query.substring(equals + 1, end < 0 ? query.length() : end));
            }
        }
        return null;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that begins nothing: what was sent is said as it was sent.
            return value;
        }
    }

    private static @Nullable String legal(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String shown = text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return shown.isEmpty() ? null : WellFormed.cut(shown, LENGTH);
    }
}
