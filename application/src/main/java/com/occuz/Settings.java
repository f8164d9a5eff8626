package com.occuz;

import com.occuz.boot.StartRefused;
import com.occuz.edge.journal.Durability;
import com.occuz.kernel.link.Host;
import com.occuz.kernel.monitoring.FailingMinutes;
import com.occuz.kernel.network.TrustedProxies;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Storable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How this node is to run: flags ({@code --port 8080}, {@code --port=8080}) win over the environment
 * ({@code OCCUZ_PORT}), which wins over the defaults.
 *
 * @param port of API and console; 0 takes a free one
 * @param edgePort of the redirect server; 0 takes a free one
 * @param secrets empty: {@code secrets} under {@code data}; nodes of one database share the directory
 * @param publicUrl base of short links; empty: the edge's own address
 * @param databaseUrl empty: the node starts a PostgreSQL of its own under {@code data}
 * @param trustedProxies whose word about the clients they speak for is believed
 * @param testClock where the installation's clock is to start; empty: the real clock
 * @param absenceAfter so long no node need give a sign of life before that is an absence of the platform
 * @param drainDelay so long a node that was told to end goes on, so that proxies can notice
 * @param failingMinutes which minutes of the edges' traffic are put on record as failing (§ 5)
 * @param countryFile a table of addresses in MaxMind's format; empty: of no click the country is known
 * @param demonstration seed of the content that an empty installation is filled with; empty: it stays empty
 */
public record Settings(
        String host,
        int port,
        int edgePort,
        Path data,
        Optional<Path> secrets,
        Set<Role> roles,
        Durability clickDurability,
        Optional<URI> publicUrl,
        Optional<String> databaseUrl,
        TrustedProxies trustedProxies,
        Optional<Instant> testClock,
        Duration absenceAfter,
        Duration drainDelay,
        FailingMinutes failingMinutes,
        Optional<Path> countryFile,
        Optional<Long> demonstration) {

    /** What a node does. */
    public enum Role {
        EDGE,
        API,
        CONSOLE,
        PROCESSORS;

        /** The name on the command line and in health. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Flag {
        HOST("host", "OCCUZ_HOST", "127.0.0.1", "address to listen on"),
        PORT("port", "OCCUZ_PORT", "8080", "port of the API and the console"),
        EDGE_PORT("edge-port", "OCCUZ_EDGE_PORT", "8081", "port of the redirect server"),
        DATA("data", "OCCUZ_DATA", "./data", "directory of everything that this node keeps"),
        SECRETS("secrets", "OCCUZ_SECRETS", "", "directory of keys and passwords, the same for every node of a database"
                + " (default: secrets under --data)"),
        ROLES("roles", "OCCUZ_ROLES", "edge,api,console,processors", "what this node does"),
        CLICK_DURABILITY("click-durability", "OCCUZ_CLICK_DURABILITY", "fsync",
                "when a redirect is sent: fsync (click on stable storage) or os (click survives this process)"),
        PUBLIC_URL("public-url", "OCCUZ_PUBLIC_URL", "", "base of short links (default: the edge's address)"),
        DATABASE_URL("database-url", "OCCUZ_DATABASE_URL", "",
                "postgresql://user:password@host:port/database (default: a server of our own under --data)"),
        TRUSTED_PROXIES("trusted-proxies", "OCCUZ_TRUSTED_PROXIES", "",
                "addresses and ranges of the proxies in front, whose X-Forwarded headers are believed"),
        TEST_CLOCK("test-clock", "OCCUZ_TEST_CLOCK", "", "instant to start the installation's clock at; marks it for ever"),
        ABSENCE_AFTER("absence-after", "OCCUZ_ABSENCE_AFTER", "PT1M",
                "how long no node need give a sign of life before that is recorded as an absence"),
        DRAIN_DELAY("drain-delay", "OCCUZ_DRAIN_DELAY", "PT0S",
                "how long a node that is told to end still answers while its health tells proxies to go elsewhere"),
        FAILING_REQUESTS("failing-requests", "OCCUZ_FAILING_REQUESTS", "20",
                "redirects that a minute of all edges needs before its failures say anything"),
        FAILING_PERCENT("failing-percent", "OCCUZ_FAILING_PERCENT", "50",
                "a minute in which more than this share of them failed is recorded"),
        FAILING_LONGEST("failing-longest", "OCCUZ_FAILING_LONGEST", "PT15M",
                "failing minutes that follow one another are told in parts of this length"),
        COUNTRY_FILE("country-file", "OCCUZ_COUNTRY_FILE", "",
                "table of addresses in MaxMind's format (MMDB) that tells countries (default: no country is known)"),
        DEMO("demo", "OCCUZ_DEMO", "", "fill an empty installation with a made-up year, from a seed [1]; marks it for ever");

        private final String flag;
        private final String variable;
        private final String fallback;
        private final String help;

        Flag(String flag, String variable, String fallback, String help) {
            this.flag = flag;
            this.variable = variable;
            this.fallback = fallback;
            this.help = help;
        }
    }

    private static final int LAST_PORT = 65_535;
    private static final Duration SHORTEST_ABSENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ABSENCE = Duration.ofHours(1);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);
    private static final long MOST_REQUESTS = 1_000_000;

    /** Nodes remember two hours of minutes, and of what is on record the watcher looks at the parts of these. */
    private static final Duration SHORTEST_PART = Duration.ofMinutes(5);

    private static final Duration LONGEST_PART = Duration.ofHours(1);

    /** @throws StartRefused if API and redirects were to share a port: link domains never serve the console */
    public Settings {
        roles = Set.copyOf(roles);
        if (port != 0 && port == edgePort) {
            throw new StartRefused("--port and --edge-port are both " + port + "; they must differ");
        }
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether this node answers HTTP on {@link #port()}. */
    public boolean servesApi() {
        return has(Role.API) || has(Role.CONSOLE);
    }

    /** Where the keys and passwords are. */
    public Path secretsDirectory() {
        return secrets.orElse(data.resolve("secrets"));
    }

    /**
     * Hosts that no link may lead to: a redirect to where links live goes in circles, and the console is not for strangers.
     *
     * @param publicUrl the base of the short links, also where none was set
     */
    public List<Host> ownHosts(URI publicUrl) {
        URI listening = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host));
        return Stream.of(publicUrl, listening)
                .map(URI::getHost)
                .filter(Objects::nonNull)
                .map(Host::new)
                .distinct()
                .toList();
    }

    /** One line per flag, for {@code ./occuz help}. */
    public static String help() {
        StringBuilder text = new StringBuilder();
        for (Flag flag : Flag.values()) {
            String fallback = flag.fallback.isEmpty() ? "" : " [" + flag.fallback + "]";
            text.append(String.format("  --%-18s %-24s %s%s%n", flag.flag, flag.variable, flag.help, fallback));
        }
        return text.toString();
    }

    /** @throws StartRefused naming the flag or variable at fault */
    public static Settings parse(List<String> arguments, Map<String, String> environment) {
        Map<String, String> flags = flags(arguments);
        Map<Flag, Given> given = new LinkedHashMap<>();
        for (Flag flag : Flag.values()) {
            @Nullable String byFlag = flags.get(flag.flag);
            @Nullable String byVariable = environment.get(flag.variable);
            if (byFlag != null) {
                given.put(flag, new Given("--" + flag.flag, byFlag));
            } else if (byVariable != null && !byVariable.isBlank()) {
                given.put(flag, new Given(flag.variable, byVariable));
            } else {
                given.put(flag, new Given("--" + flag.flag, flag.fallback));
            }
        }
        return new Settings(
                of(given, Flag.HOST).text(),
                of(given, Flag.PORT).port(),
                of(given, Flag.EDGE_PORT).port(),
                of(given, Flag.DATA).path(),
                of(given, Flag.SECRETS).optionalPath(),
                of(given, Flag.ROLES).roles(),
                of(given, Flag.CLICK_DURABILITY).durability(),
                of(given, Flag.PUBLIC_URL).publicUrl(),
                of(given, Flag.DATABASE_URL).optional(),
                of(given, Flag.TRUSTED_PROXIES).proxies(),
                of(given, Flag.TEST_CLOCK).instant(),
                of(given, Flag.ABSENCE_AFTER).absence(),
                of(given, Flag.DRAIN_DELAY).within(Duration.ZERO, LONGEST_DRAIN),
                new FailingMinutes(
                        of(given, Flag.FAILING_REQUESTS).whole(1, MOST_REQUESTS),
                        (int) of(given, Flag.FAILING_PERCENT).whole(0, 99),
                        of(given, Flag.FAILING_LONGEST).within(SHORTEST_PART, LONGEST_PART)),
                of(given, Flag.COUNTRY_FILE).optionalPath(),
                of(given, Flag.DEMO).seed());
    }

    private static Given of(Map<Flag, Given> given, Flag flag) {
        Given value = given.get(flag);
        if (value == null) {
            throw new IllegalStateException(flag + " was not read");
        }
        return value;
    }

    private static Map<String, String> flags(List<String> arguments) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                throw new StartRefused("unexpected argument " + argument + "; see ./occuz help");
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (Arrays.stream(Flag.values()).noneMatch(flag -> flag.flag.equals(name))) {
                throw new StartRefused("unknown flag --" + name + "; see ./occuz help");
            }
            String value;
            if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (name.equals(Flag.DEMO.flag) && !(i + 1 < arguments.size() && arguments.get(i + 1).matches("[0-9]+"))) {
                value = "true";
            } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
                value = arguments.get(++i);
            } else {
                throw new StartRefused("--" + name + " needs a value; see ./occuz help");
            }
            if (flags.put(name, value) != null) {
                throw new StartRefused("--" + name + " is given twice");
            }
        }
        return flags;
    }

    /** A value and where it came from, so that a refusal can name it. */
    private record Given(String source, String value) {

        String text() {
            if (value.isBlank()) {
                throw refused("needs a value");
            }
            return value;
        }

        Optional<String> optional() {
            return value.isBlank() ? Optional.empty() : Optional.of(value);
        }

        int port() {
            if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= LAST_PORT) {
                return Integer.parseInt(value);
            }
            throw refused("is not a port from 0 to " + LAST_PORT + ": " + value);
        }

        Path path() {
            try {
                return Path.of(text()).toAbsolutePath().normalize();
            } catch (java.nio.file.InvalidPathException e) {
                throw refused("is not a path: " + value);
            }
        }

        Optional<Path> optionalPath() {
            return value.isBlank() ? Optional.empty() : Optional.of(path());
        }

        Set<Role> roles() {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            for (String name : new ArrayList<>(List.of(value.split(",", -1)))) {
                roles.add(Arrays.stream(Role.values())
                        .filter(role -> role.wireName().equals(name.strip()))
                        .findAny()
                        .orElseThrow(() -> refused("is a list of edge, api, console, processors, not: " + value)));
            }
            return roles;
        }

        Durability durability() {
            return switch (value) {
                case "fsync" -> Durability.FSYNC;
                case "os" -> Durability.OS;
                default -> throw refused("is fsync or os, not: " + value);
            };
        }

        Optional<URI> publicUrl() {
            return optional().map(text -> {
                try {
                    URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                    boolean bare = uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && uri.getRawUserInfo() == null
                            && uri.getRawPath().isEmpty();
                    if (!web || !bare || uri.getHost() == null || uri.getPort() > LAST_PORT) {
                        throw refused("is an http(s) URL without a path, not: " + text);
                    }
                    new Host(uri.getHost());
                    return uri;
                } catch (java.net.URISyntaxException | InvalidValue e) {
                    throw refused("is an http(s) URL without a path, not: " + text);
                }
            });
        }

        TrustedProxies proxies() {
            try {
                return optional().map(TrustedProxies::parse).orElse(TrustedProxies.NONE);
            } catch (InvalidValue e) {
                throw refused(e.sentence());
            }
        }

        Optional<Instant> instant() {
            return optional().map(text -> {
                try {
                    return Storable.instant("a test clock", OffsetDateTime.parse(text).toInstant());
                } catch (DateTimeParseException | InvalidValue e) {
                    throw refused("is an instant such as 2026-01-09T20:00:00-05:00, not: " + text);
                }
            });
        }

        /** Long enough to give signs of life in between, short enough to matter. */
        Duration absence() {
            return within(SHORTEST_ABSENCE, LONGEST_ABSENCE);
        }

        /** Both ends belong to it. */
        Duration within(Duration shortest, Duration longest) {
            try {
                Duration duration = Duration.parse(value);
                if (duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                throw refused("is a duration such as PT1M, not: " + value);
            }
            throw refused("is a duration from " + shortest + " to " + longest + ", not: " + value);
        }

        /** Both ends belong to it. */
        long whole(long least, long most) {
            if (value.matches("[0-9]{1,9}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most) {
                return Long.parseLong(value);
            }
            throw refused("is a whole number from " + least + " to " + most + ", not: " + value);
        }

        /** Whether a demonstration is wanted, and which one. */
        Optional<Long> seed() {
            return switch (value) {
                case "", "false" -> Optional.empty();
                case "true" -> Optional.of(1L);
                default -> {
                    if (!value.matches("[0-9]{1,18}")) {
                        throw refused("is a seed, a number of at most 18 digits, not: " + value);
                    }
                    yield Optional.of(Long.parseLong(value));
                }
            };
        }

        private StartRefused refused(String why) {
            return new StartRefused(source + " " + why);
        }
    }

    /** The roles as the command line takes them. */
    public String rolesText() {
        return roles.stream().map(Role::wireName).sorted().collect(Collectors.joining(","));
    }
}
