package com.occuz.kernel.click;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What clicks are told apart by, besides time. */
public enum Dimension {
    /** The API's id of a link. */
    LINK,
    /** A tag that the link has now; a click on a link with several counts for each. */
    TAG,
    /** The id of the link's domain. */
    DOMAIN,
    /** The host that the visitor came from, {@code direct} where none was told. */
    REFERRER,
    /** {@code desktop}, {@code phone}, {@code tablet}, {@code tv} or {@code unknown}. */
    DEVICE,
    /** A name such as {@code Windows}, or {@code unknown}. */
    OS,
    /** A name such as {@code Firefox}, or {@code unknown}. */
    BROWSER,
    /** The language that the visitor prefers, e.g. {@code de}, or {@code unknown}. */
    LANGUAGE,
    /**
     * {@code human}, or a kind of bot: {@code crawler}, {@code preview}, {@code prefetch}, {@code tool}, {@code head},
     * {@code nameless}.
     */
    KIND,
    /** Two capital letters, or {@code unknown}. */
    COUNTRY,
    /** Two letters as {@code kernel.network.Continent} has them, or {@code unknown}. */
    CONTINENT,
    /** {@code link}, or {@code qr} for its QR code. */
    VIA,
    /** {@code utm_source} of the short URL as it was asked for, {@code none} where there was none. */
    UTM_SOURCE,
    /** The same of {@code utm_medium}. */
    UTM_MEDIUM,
    /** The same of {@code utm_campaign}. */
    UTM_CAMPAIGN,
    /** The same of {@code utm_term}. */
    UTM_TERM,
    /** The same of {@code utm_content}. */
    UTM_CONTENT,
    /** The rule of the link that decided where it led, {@code none} where none did. */
    RULE,
    /** That rule's variant, {@code none} where it has none. */
    VARIANT;

    /** What stands in each click itself, as an export gives it; the rest belongs to its link. */
    public static final List<Dimension> OF_CLICKS = List.of(
            KIND, DEVICE, OS, BROWSER, LANGUAGE, REFERRER, COUNTRY, CONTINENT, VIA, UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM,
            UTM_CONTENT, RULE, VARIANT);

    /** What stands where a click has none of it. */
    public static final String NONE = "none";

    /** As the API writes it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension of that name; empty where there is none. */
    public static Optional<Dimension> named(String wireName) {
        return Arrays.stream(values()).filter(it -> it.wireName().equals(wireName)).findFirst();
    }
}
