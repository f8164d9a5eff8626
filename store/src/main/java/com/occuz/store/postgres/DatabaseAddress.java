package com.occuz.store.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database and who logs in to it.
 *
 * @param url a JDBC URL without user and password, e.g. {@code jdbc:postgresql://127.0.0.1:5432/occuz}
 */
public record DatabaseAddress(String url, String user, String password) {

    /** Several hosts, separated by commas, are the driver's way to name a primary and its standby. */
    private static final Pattern FORM = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
            + "(?<hosts>[^@/?]+)/(?<database>[^/?]+)(?:\\?(?<options>.*))?");

    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]]+)"
            + "(?::0*(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?");

    /**
     * Reads {@code postgresql://user:password@host:port/database?…} or a JDBC URL that carries {@code user} and
     * {@code password}, both percent-encoded.
     *
     * @throws IllegalArgumentException with a sentence that says what is missing and does not repeat the password
     */
    public static DatabaseAddress parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "the database URL must look like postgresql://user:password@host/database");
        }
        for (String host : String.valueOf(parts.group("hosts")).split(",", -1)) {
            // The driver would only complain on the terminal and then fail without a reason.
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException(
                        "the database URL names hosts, each perhaps with a port from 1 to 65535");
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        if (parts.group("user") != null) {
            options.put("user", parts.group("user"));
        }
        if (parts.group("password") != null) {
            options.put("password", parts.group("password"));
        }
        if (parts.group("options") != null) {
            for (String option : parts.group("options").split("&")) {
                String[] pair = option.split("=", 2);
                options.put(pair[0], pair.length == 2 ? pair[1] : "");
            }
        }
        String user = required(options.remove("user"), "user");
        String password = required(options.remove("password"), "password");
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        options.forEach((name, value) -> query.add(name + "=" + value));
        return new DatabaseAddress(
                "jdbc:postgresql://" + parts.group("hosts") + "/" + parts.group("database") + query, user, password);
    }

    /** The same database, with another login. */
    public DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(url, otherUser, otherPassword);
    }

    /** Where it is, as people write it: {@code postgresql://127.0.0.1:5432/occuz}; for messages. */
    public String place() {
        int options = url.indexOf('?');
        return url.substring("jdbc:".length(), options < 0 ? url.length() : options);
    }

    private static String required(@Nullable String part, String name) {
        if (part == null || part.isEmpty()) {
            throw new IllegalArgumentException("the database URL must carry a " + name);
        }
        try {
            // A plus is a plus here; only a form would mean a space by it.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            // What the decoder says quotes the password.
            throw new IllegalArgumentException("the " + name + " of the database URL is not percent-encoded");
        }
    }

    /** Without the password: addresses end up in logs. */
    @Override
    public String toString() {
        return user + " at " + place();
    }
}
