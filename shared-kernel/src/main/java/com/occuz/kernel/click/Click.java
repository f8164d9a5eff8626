package com.occuz.kernel.click;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.text.WellFormed;
import com.occuz.kernel.time.Storable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answered redirect.
 *
 * @param at when it was answered, UTC, microseconds
 * @param method the HTTP method, cut at 32 characters; {@code null} where the source did not say
 * @param status the HTTP status that was sent; {@code null} where the source did not say
 * @param userAgent as sent, cut at 512 characters
 * @param referrer without its query and fragment, cut at 1,024 characters
 * @param language the {@code Accept-Language} as sent, cut at 128 characters
 * @param visitorOfDay hash of the visitor under the key of the UTC day, which is destroyed when the day is over
 * @param visitorOfMonth the same for the UTC month
 * @param rule the name of the link's rule that decided where it led, cut at 40 characters; {@code null}: none did
 * @param variant the name of that rule's variant, cut alike; {@code null} where the rule has none
 * @param arrival from where and by what way it came; {@code null} where nothing is known of that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Click(
        LinkId link,
        Instant at,
        @Nullable String method,
        @Nullable Integer status,
        @Nullable String userAgent,
        @Nullable String referrer,
        @Nullable String language,
        @Nullable String visitorOfDay,
        @Nullable String visitorOfMonth,
        @Nullable String rule,
        @Nullable String variant,
        @Nullable Arrival arrival) {

    private static final int METHOD_LENGTH = 32;
    private static final int USER_AGENT_LENGTH = 512;
    private static final int REFERRER_LENGTH = 1024;
    private static final int LANGUAGE_LENGTH = 128;
    private static final int NAME_LENGTH = 40;

    public Click {
        at = Storable.instant("a click", at);
        method = WellFormed.cut(method, METHOD_LENGTH);
        userAgent = WellFormed.cut(userAgent, USER_AGENT_LENGTH);
        referrer = WellFormed.cut(withoutQuery(referrer), REFERRER_LENGTH);
        language = WellFormed.cut(language, LANGUAGE_LENGTH);
        rule = WellFormed.cut(rule, NAME_LENGTH);
        variant = rule == null ? null : WellFormed.cut(variant, NAME_LENGTH);
    }

    /** One of which nothing else is said. */
    public Click(
            LinkId link,
            Instant at,
            @Nullable String method,
            @Nullable Integer status,
            @Nullable String userAgent,
            @Nullable String referrer,
            @Nullable String language,
            @Nullable String visitorOfDay,
            @Nullable String visitorOfMonth) {
        this(link, at, method, status, userAgent, referrer, language, visitorOfDay, visitorOfMonth, null, null, null);
    }

    /** The same, as a rule of its link has decided. */
    public Click decidedBy(@Nullable String byRule, @Nullable String byVariant) {
        return new Click(
                link, at, method, status, userAgent, referrer, language, visitorOfDay, visitorOfMonth, byRule, byVariant,
                arrival);
    }

    /** The same, with from where and by what way it came. */
    public Click arriving(@Nullable Arrival by) {
        return new Click(
                link, at, method, status, userAgent, referrer, language, visitorOfDay, visitorOfMonth, rule, variant, by);
    }

    private static @Nullable String withoutQuery(@Nullable String referrer) {
        if (referrer == null) {
            return null;
        }
        for (int i = 0; i < referrer.length(); i++) {
            char c = referrer.charAt(i);
            if (c == '?' || c == '#') {
                return referrer.substring(0, i);
            }
        }
        return referrer;
    }
}
