package com.occuz.console;

import java.util.Locale;

/** Names of the code as people say them. */
final class Words {

    private static final int SHORT_ID = 8;

    private Words() {}

    /** {@code link.DestinationChanged/1} → {@code Destination changed}. */
    static String event(String type) {
        String name = type.substring(type.indexOf('.') + 1).replaceFirst("/\\d+$", "");
        return spaced(name);
    }

    /** {@code global-redirection-failure} → {@code global redirection failure}. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('_', ' ')
                .replaceAll("\\bqr\\b", "QR")
                .replaceAll("\\bddos\\b", "DDoS");
    }

    /** {@code expiresAt} → {@code Expires at}. */
    static String field(String name) {
        return spaced(name);
    }

    /** {@code api-key:k_0123456789} → {@code API key k_012345…}. */
    static String actor(String actor) {
        int colon = actor.indexOf(':');
        String type = actor.substring(0, Math.max(0, colon));
        String id = actor.substring(colon + 1);
        return switch (type) {
            case "installation" -> "Occuz";
            case "automation" -> "Automation " + plain(id);
            case "api-key" -> "API key " + shortened(id);
            case "user" -> "Person " + shortened(id);
            default -> shortened(id);
        };
    }

    private static String shortened(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) + "…" : id;
    }

    private static String spaced(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).replaceAll("\\bapi\\b", "API");
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
