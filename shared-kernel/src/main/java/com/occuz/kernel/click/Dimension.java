package com.occuz.kernel.click;

import java.util.Arrays;
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
    /** {@code human}, or a kind of bot: {@code crawler}, {@code preview}, {@code tool}, {@code head}, {@code nameless}. */
    KIND;

    /** As the API writes it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension of that name; empty where there is none. */
    public static Optional<Dimension> named(String wireName) {
        return Arrays.stream(values()).filter(it -> it.wireName().equals(wireName)).findFirst();
    }
}
