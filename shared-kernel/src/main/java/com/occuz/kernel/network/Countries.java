package com.occuz.kernel.network;

import org.jspecify.annotations.Nullable;

/** Tells where addresses are. Quick enough to be asked by whoever answers a request, and never over a network. */
@FunctionalInterface
public interface Countries {

    /** Knows of no address where it is. */
    Countries NONE = address -> null;

    /**
     * The country's two capital letters (ISO 3166-1), {@code null} where it is not known.
     *
     * @param address an IPv4 or IPv6 address; of anything else it is not known
     */
    @Nullable String of(String address);

    /** Whether a text could be a country's. */
    static boolean isCode(String text) {
        return text.length() == 2 && isCapital(text.charAt(0)) && isCapital(text.charAt(1));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
