package com.occuz.query.analytics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * Reads user agents, each text once while it is remembered. For use by one thread.
 *
 * <p>What is sent is anybody's: at most {@value #LENGTH} characters of it are looked at, so that no pattern can run away
 * with it, and at most {@value #REMEMBERED} texts are remembered.
 */
final class UserAgents {

    static final int LENGTH = 300;
    static final int REMEMBERED = 20_000;
    private static final int NAME_LENGTH = 40;

    private static final class Patterns {
        /** Some hundred patterns are compiled: a tenth of a second that only those spend who have something to read. */
        static final Parser PARSER = new Parser();
    }

    private final Map<String, Agent> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Agent> eldest) {
            return size() > REMEMBERED;
        }
    };

    Agent read(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return Agent.SILENT;
        }
        String text = userAgent.length() > LENGTH ? userAgent.substring(0, LENGTH) : userAgent;
        Agent agent = known.get(text);
        if (agent == null) {
            agent = parse(text);
            known.put(text, agent);
        }
        return agent;
    }

    int remembered() {
        return known.size();
    }

    private static Agent parse(String text) {
        String kind = Robots.kind(text).orElse(Agent.HUMAN);
        String os = Patterns.PARSER.parseOS(text).family;
        String browser = Patterns.PARSER.parseUserAgent(text).family;
        return new Agent(kind, device(text.toLowerCase(Locale.ROOT), os), name(os), name(browser));
    }

    private static String name(@Nullable String family) {
        if (family == null || family.isBlank() || family.equals("Other")) {
            return Agent.UNKNOWN;
        }
        // Some patterns take the name out of the text, which is anybody's.
        String printable = family.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(NAME_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return printable.isEmpty() ? Agent.UNKNOWN : printable;
    }

    /** By the conventions that browsers keep to; the name of a model says less than they do. */
    private static String device(String text, @Nullable String os) {
        if (text.contains("smart-tv") || text.contains("smarttv") || text.contains("appletv") || text.contains("apple tv")
                || text.contains("googletv") || text.contains("hbbtv") || text.contains("bravia") || text.contains("roku")
                || text.contains("web0s") || text.contains("webos.tv")) {
            return "tv";
        }
        boolean tablet = text.contains("ipad") || text.contains("tablet") || text.contains("kindle") || text.contains("silk/")
                || text.contains("android") && !text.contains("mobile");
        if (tablet) {
            return "tablet";
        }
        if (text.contains("iphone") || text.contains("ipod") || text.contains("mobile") || text.contains("phone")
                || text.contains("opera mini")) {
            return "phone";
        }
        if (os == null) {
            return Agent.UNKNOWN;
        }
        return switch (os) {
            case "Windows", "Mac OS X", "Mac OS", "Linux", "Ubuntu", "Debian", "Fedora", "Chrome OS", "FreeBSD", "OpenBSD",
                    "NetBSD", "Solaris", "Red Hat", "SUSE", "Mageia", "Gentoo", "Arch Linux", "CentOS", "Mint" -> "desktop";
            default -> Agent.UNKNOWN;
        };
    }
}
