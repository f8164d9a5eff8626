package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.util.Locale;

/**
 * Where a link leads: an absolute {@code http} or {@code https} URL of at most {@value #MAX_LENGTH} characters, without
 * user information, white space or control characters. The scheme and the host are stored in lower case, an
 * international host as A-labels; everything behind the host is kept as it was given.
 */
public record Destination(@JsonValue String value) {

    public static final int MAX_LENGTH = 8192;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Destination {
        value = normal(value);
    }

    public Host host() {
        int from = value.indexOf("://") + 3;
        return new Host(withoutPort(value.substring(from, authorityEnd(value, from))));
    }

    private static String normal(String raw) {
        if (raw.length() > MAX_LENGTH) {
            throw new InvalidValue("a destination has at most " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                throw new InvalidValue("a destination has no white space and no control characters");
            }
        }
        if (!WellFormed.is(raw)) {
            throw new InvalidValue("a destination is well-formed Unicode text");
        }
        String lower = raw.toLowerCase(Locale.ROOT);
        String scheme;
        if (lower.startsWith("http://")) {
            scheme = "http://";
        } else if (lower.startsWith("https://")) {
            scheme = "https://";
        } else {
            throw new InvalidValue("a destination begins with http:// or https://");
        }
        int from = scheme.length();
        int end = authorityEnd(raw, from);
        String authority = raw.substring(from, end);
        if (authority.indexOf('@') >= 0) {
            throw new InvalidValue("a destination carries no user name or password");
        }
        if (end < raw.length() && raw.charAt(end) == '\\') {
            throw new InvalidValue("the host is not a domain name or an IP address");
        }
        String hostText = withoutPort(authority);
        if (hostText.isEmpty()) {
            throw new InvalidValue("a destination names a host");
        }
        String port = authority.substring(hostText.length());
        if (!port.isEmpty() && !isPort(port.substring(1))) {
            throw new InvalidValue("a port is a number from 1 to 65535");
        }
        String normal = scheme + new Host(hostText) + port + raw.substring(end);
        if (normal.length() > MAX_LENGTH) {
            throw new InvalidValue("a destination has at most " + MAX_LENGTH + " characters");
        }
        return normal;
    }

    /** Browsers read a backslash as a slash, so an authority ends at it as well. */
    private static int authorityEnd(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if ("/?#\\".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }

    private static boolean isPort(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65535;
    }

    @Override
    public String toString() {
        return value;
    }
}
