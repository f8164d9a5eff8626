package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Analytics;
import com.occuz.running.Client;
import com.occuz.running.RunningNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A log goes through the real API into the real store; what comes out is what the log says. */
class ImportedCountsTest {

    private static final long SEED = 20_150_517;
    private static final String BASE = "https://imported-counts.example";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);

    private final RunningNode node = RunningNode.shared();
    private final Client customer = node.as(RunningNode.GLOBEX);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private String run(Path log) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new ImportCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("OCCUZ_API_KEY", node.key(RunningNode.GLOBEX)),
                        false,
                        Duration.ofMinutes(1))
                .run(List.of("access-log", log.toString(), "--base", BASE, "--api", node.console().toString()));
        assertThat(code).as("%s", err).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Clicks by target and UTC day, read off the lines without the parser. */
    private static Map<String, Map<LocalDate, Long>> said(List<String> lines) {
        Map<String, Map<LocalDate, Long>> said = new TreeMap<>();
        for (String line : lines) {
            LocalDate day = OffsetDateTime.parse(line.replaceAll("^[^\\[]*\\[([^\\]]*)\\].*$", "$1"), TIME)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
            said.computeIfAbsent(line.split("\"", -1)[1].split(" ", -1)[1], target -> new TreeMap<>())
                    .merge(day, 1L, Long::sum);
        }
        return said;
    }

    private Map<String, JsonNode> links() {
        Map<String, JsonNode> links = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = customer.get("/api/v1/links?limit=100" + cursor).json();
            for (JsonNode link : page.path("items")) {
                String destination = link.path("destination").asString();
                if (destination.startsWith(BASE)) {
                    links.put(destination.substring(BASE.length()), link);
                }
            }
            cursor = page.path("nextCursor").isString() ? "&cursor=" + page.path("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        return links;
    }

    private Map<LocalDate, Long> days(JsonNode link) {
        JsonNode analytics = Analytics.settled(
                customer,
                "/api/v1/links/" + link.path("id").asString()
                        + "/analytics?from=2015-05-01T00:00:00Z&to=2015-08-01T00:00:00Z&interval=day");
        Map<LocalDate, Long> days = new TreeMap<>();
        for (JsonNode bucket : analytics.path("series")) {
            if (bucket.path("clicks").asLong() > 0) {
                days.put(
                        OffsetDateTime.parse(bucket.path("at").asString()).toLocalDate(),
                        bucket.path("clicks").asLong());
            }
        }
        return days;
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void are_those_of_the_log_per_link_and_day_once_however_often_and_redirects_add_to_them()
            throws IOException, InterruptedException {
        List<String> lines = new AnyAccessLog(SEED).lines(2500);
        Map<String, Map<LocalDate, Long>> said = said(lines);
        Path log = Files.writeString(
                directory.resolve("access.log"), AnyAccessLog.text(lines) + lines.getFirst().substring(0, 100));

        assertThat(run(log)).contains("2500 clicks sent");
        assertThat(run(log)).contains("0 clicks sent, 2500 were there already");

        Map<String, JsonNode> links = links();
        assertThat(links.keySet()).isEqualTo(said.keySet());
        said.forEach((target, days) -> {
            JsonNode link = links.get(target);
            assertThat(link).isNotNull();
            assertThat(link.path("title").asString()).isEqualTo(target);
            assertThat(link.path("clicks").asLong()).as("%s", target).isEqualTo(sum(days));
            assertThat(days(link)).as("%s", target).isEqualTo(days);
        });

        redirectsAddTo(links.getOrDefault("/", customer.get("/api/v1/links").json()), sum(said.getOrDefault("/", Map.of())));
    }

    private static long sum(Map<LocalDate, Long> days) {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }

    private void redirectsAddTo(JsonNode link, long before) throws IOException, InterruptedException {
        HttpRequest visit = HttpRequest.newBuilder(
                        URI.create(node.edge() + "/" + link.path("slug").asString()))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            for (int i = 0; i < 7; i++) {
                assertThat(browser.send(visit, BodyHandlers.discarding()).headers().firstValue("Location"))
                        .contains(BASE + "/");
            }
        }
        long clicks = before;
        for (int tries = 0; tries < 100 && clicks != before + 7; tries++) {
            Thread.sleep(100);
            clicks = customer.get("/api/v1/links/" + link.path("id").asString()).json().path("clicks").asLong();
        }
        assertThat(clicks).isEqualTo(before + 7);
    }
}
