package com.occuz.importing;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Logs of the shape that web servers write: few targets with most of the requests, crawlers, escapes, odd methods. */
final class AnyAccessLog {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS");
    private static final List<String> REFERRERS = List.of(
            "-",
            "-",
            "http://www.example.com/blog/?q=a+b&c=%20d",
            "http://\\xe4\\xe5\\xe3.example/",
            "https://search.example/?q=\\\"quoted\\\"",
            "");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/32.0 Safari/537.36",
            "Mozilla/5.0 (compatible; Anybot/2.1; +http://bot.example/bot.html)",
            "Tiny Tiny \\\"RSS\\\"/1.11",
            "agent\\x09with\\ta tab",
            "-");

    private final Random random;
    private OffsetDateTime time = OffsetDateTime.of(2015, 5, 17, 22, 5, 3, 0, ZoneOffset.ofHours(2));

    AnyAccessLog(long seed) {
        this.random = new Random(seed);
    }

    String line() {
        time = time.plusSeconds(random.nextInt(60));
        return "%s - %s [%s] \"%s %s HTTP/1.%d\" %d %s \"%s\" \"%s\"".formatted(
                client(),
                random.nextInt(10) == 0 ? "frank" : "-",
                TIME.format(time),
                any(METHODS),
                target(),
                random.nextInt(2),
                List.of(200, 301, 304, 404).get(random.nextInt(4)),
                random.nextInt(5) == 0 ? "-" : Integer.toString(random.nextInt(1_000_000)),
                any(REFERRERS),
                any(AGENTS));
    }

    List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line());
        }
        return lines;
    }

    /** The same lines as a file's text. */
    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /** How often each target is asked for, by what stands between the blanks of the request. */
    static Map<String, Integer> counts(List<String> lines) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : lines) {
            counts.merge(line.split("\"", -1)[1].split(" ", -1)[1], 1, Integer::sum);
        }
        return counts;
    }

    private String client() {
        return random.nextInt(20) == 0
                ? "crawler-" + random.nextInt(5) + ".bot.example"
                : random.nextInt(20) == 0
                        ? "2001:db8::" + Integer.toHexString(random.nextInt(0x10000))
                        : "198.51.100." + random.nextInt(256);
    }

    private String target() {
        double rank = Math.pow(random.nextDouble(), 3);
        int number = (int) (rank * 200);
        return switch (number % 5) {
            case 0 -> "/";
            case 1 -> "/images/googledotcom-" + number + ".png";
            case 2 -> "/blog/tags/puppet?flav=rss20&page=" + number;
            case 3 -> "/files/%E8%F1-" + number + "/";
            default -> "/Caf\u00e9/" + number + ";+x";
        };
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
