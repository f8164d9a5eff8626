package com.occuz.edge.table;

import com.occuz.kernel.link.Forwarding;
import org.jspecify.annotations.Nullable;

/** A destination with what a visitor has appended to the short link. */
public final class Onward {

    private Onward() {}

    /**
     * The same address if nothing is appended. The host is always the destination's own.
     *
     * @param location the destination, as a header carries it
     * @param path what followed the slug: empty, or from its slash on
     * @param query what followed the question mark; {@code null} without one
     */
    public static String location(String location, Forwarding forwarding, String path, @Nullable String query) {
        String onward = location;
        if (forwarding.path() && !path.isEmpty()) {
            int end = endOfPath(onward);
            boolean slashTwice = onward.charAt(end - 1) == '/';
            onward = onward.substring(0, slashTwice ? end - 1 : end) + legal(path) + onward.substring(end);
        }
        if (forwarding.query() && query != null && !query.isEmpty()) {
            int fragment = onward.indexOf('#');
            int end = fragment < 0 ? onward.length() : fragment;
            onward = onward.substring(0, end) + separator(onward.substring(0, end)) + legal(query) + onward.substring(end);
        }
        return onward;
    }

    private static int endOfPath(String location) {
        int end = 0;
        while (end < location.length() && location.charAt(end) != '?' && location.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    private static String separator(String address) {
        if (address.indexOf('?') < 0) {
            return "?";
        }
        return address.endsWith("?") || address.endsWith("&") ? "" : "&";
    }

    /** A number sign in it would begin the fragment anew. */
    private static String legal(String part) {
        return String.valueOf(Location.of(part)).replace("#", "%23");
    }
}
