package com.occuz.query.analytics;

import com.occuz.kernel.click.AnalyticsQuery.Visit;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.network.Continent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A click as the file keeps it. Pure: made again from the same click it is the same.
 *
 * @param at microseconds since 1970
 * @param visitorOfDay 64 bits of the hash, {@code null} where there is no visitor
 */
record ClickRow(long at, Visit visit, @Nullable Long visitorOfDay, @Nullable Long visitorOfMonth) {

    static final String DIRECT = "direct";

    /** One of the edge's own that told no user agent; browsers always do. */
    static final String NAMELESS = "nameless";

    static final String HEAD = "head";

    /** Not by the code of the link but by the link. */
    static final String LINK = "link";

    private static final Arrival NOTHING_TOLD = new Arrival(null, null, null, null);
    private static final Campaign NO_CAMPAIGN = new Campaign(null, null, null, null, null);
    private static final int HOST_LENGTH = 253;

    static ClickRow of(Click click, UserAgents agents) {
        Agent agent = agents.read(click.userAgent());
        Visit visit = new Visit(values(click, agent));
        return new ClickRow(
                ChronoUnit.MICROS.between(Instant.EPOCH, click.at()),
                visit,
                shortened(click.visitorOfDay()),
                shortened(click.visitorOfMonth()));
    }

    private static Map<Dimension, String> values(Click click, Agent agent) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        values.put(Dimension.KIND, kind(click, agent));
        values.put(Dimension.DEVICE, agent.device());
        values.put(Dimension.OS, agent.os());
        values.put(Dimension.BROWSER, agent.browser());
        values.put(Dimension.LANGUAGE, language(click.language()));
        values.put(Dimension.REFERRER, referrer(click.referrer()));
        values.put(Dimension.RULE, orNone(click.rule()));
        values.put(Dimension.VARIANT, orNone(click.variant()));
        Arrival arrival = click.arrival() == null ? NOTHING_TOLD : click.arrival();
        String country = arrival.country();
        values.put(Dimension.COUNTRY, country == null ? Agent.UNKNOWN : country);
        values.put(Dimension.CONTINENT, continent(country));
        values.put(Dimension.VIA, Arrival.QR.equals(arrival.via()) ? Arrival.QR : LINK);
        Campaign campaign = arrival.campaign() == null ? NO_CAMPAIGN : arrival.campaign();
        values.put(Dimension.UTM_SOURCE, orNone(campaign.source()));
        values.put(Dimension.UTM_MEDIUM, orNone(campaign.medium()));
        values.put(Dimension.UTM_CAMPAIGN, orNone(campaign.name()));
        values.put(Dimension.UTM_TERM, orNone(campaign.term()));
        values.put(Dimension.UTM_CONTENT, orNone(campaign.content()));
        return values;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? Dimension.NONE : text;
    }

    private static String continent(@Nullable String country) {
        return country == null ? Agent.UNKNOWN : Continent.of(country).map(Enum::name).orElse(Agent.UNKNOWN);
    }

    private static String kind(Click click, Agent agent) {
        if ("HEAD".equals(click.method())) {
            return HEAD;
        }
        if (Agent.HUMAN.equals(agent.kind())
                && click.arrival() != null
                && Arrival.PREFETCH.equals(click.arrival().purpose())) {
            return Arrival.PREFETCH;
        }
        boolean ours = click.method() != null;
        return ours && agent.equals(Agent.SILENT) ? NAMELESS : agent.kind();
    }

    /** The primary tag of the first language; browsers put the one that is preferred first. */
    static String language(@Nullable String accepted) {
        if (accepted == null) {
            return Agent.UNKNOWN;
        }
        String text = accepted.strip();
        int end = 0;
        while (end < text.length() && isLatin(text.charAt(end))) {
            end++;
        }
        boolean tag = (end == 2 || end == 3) && (end == text.length() || "-_;, ".indexOf(text.charAt(end)) >= 0);
        return tag ? text.substring(0, end).toLowerCase(Locale.ROOT) : Agent.UNKNOWN;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** The host of an address such as {@code https://user@example.org:8080/path}, without capitals. */
    static String referrer(@Nullable String referrer) {
        int scheme = referrer == null ? -1 : referrer.indexOf("://");
        if (referrer == null || scheme < 0) {
            return DIRECT;
        }
        int start = scheme + 3;
        int end = start;
        while (end < referrer.length() && "/?#\\".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        String authority = referrer.substring(referrer.lastIndexOf('@', end - 1) >= start
                ? referrer.lastIndexOf('@', end - 1) + 1 : start, end);
        int port = authority.lastIndexOf(':');
        String host = port >= 0 && authority.indexOf(']', port) < 0 ? authority.substring(0, port) : authority;
        boolean isHost = !host.isEmpty()
                && host.length() <= HOST_LENGTH
                && host.chars().allMatch(c -> c < 128 && isLatin((char) c) || c >= '0' && c <= '9' || "-._:[]".indexOf(c) >= 0);
        return isHost ? host.toLowerCase(Locale.ROOT) : DIRECT;
    }

    /** 64 bits of a hash tell as many visitors apart as a day or a month can have. */
    private static @Nullable Long shortened(@Nullable String hash) {
        if (hash == null) {
            return null;
        }
        // FNV-1a, and a last step that spreads what few characters carry over all bits.
        long bits = 0xcbf29ce484222325L;
        for (int i = 0; i < hash.length(); i++) {
            bits = (bits ^ hash.charAt(i)) * 0x100000001b3L;
        }
        bits = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        return bits ^ bits >>> 33;
    }
}
