package com.occuz.importing;

import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.RunningNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated status page goes into a real node, and once more. */
class IncidentsImportTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final int RECORDS = 120;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String source = "p" + UUID.randomUUID();

    @Test
    void every_record_becomes_an_incident_and_a_second_time_nothing_changes() throws Exception {
        Path file = Files.writeString(directory.resolve("page.jsonl"), page() + "{\"id\": \"bad\"}\n");
        Path mapping = Files.writeString(
                directory.resolve("mapping.json"), StatusRecordTest.MAPPING.replace("\"page\"", "\"" + source + "\""));
        assertThat(run(file, "--mapping", mapping.toString())).isZero();
        String first = out.toString(StandardCharsets.UTF_8);
        assertThat(first).contains("line 121: has no impact", "121 records read, 1 left out", " 0 refused");
        assertThat(first).contains(" 0 were there already");

        out.reset();
        assertThat(run(file, "--mapping", mapping.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(": 0 accepted", " 0 refused");
        long known = 0;
        String cursor = "";
        do {
            var page = NODE.as(OPERATOR).get("/api/v1/incidents?limit=500" + cursor).json();
            for (var item : page.path("items")) {
                known += item.path("ref").asString("").startsWith(source) ? 1 : 0;
            }
            cursor = page.path("nextCursor").isString() ? "&cursor=" + page.path("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(known).isEqualTo(RECORDS);
    }

    @Test
    void a_file_of_statements_is_handed_over_as_it_is() throws Exception {
        Path file = Files.writeString(directory.resolve("s.csv"), "ref,title,severity,startedAt\n" + source
                + ":1,Slow,2,2026-01-01T10:00:00Z\n" + source + ":2,Slow,9,2026-01-01T10:00:00Z\n");
        assertThat(run(file)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("line 3: severity: must be from 1 to 3", "2 statements sent: 1 accepted");
    }

    private int run(Path file, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("incidents", file.toString(), "--api", NODE.console().toString()));
        arguments.addAll(List.of(more));
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new ImportCommand(
                        printed, printed, Map.of("OCCUZ_API_KEY", NODE.key(OPERATOR)), false, Duration.ofSeconds(20))
                .run(arguments);
    }

    /** Overlapping outages, some of length zero, some edited afterwards, some without components; now and then planned work. */
    private String page() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder page = new StringBuilder();
        Instant at = Instant.parse("2025-01-01T00:00:00Z");
        for (int i = 0; i < RECORDS; i++) {
            at = at.plusSeconds(random.nextInt(40_000));
            Instant end = at.plusSeconds(random.nextInt(10) == 0 ? 0 : random.nextInt(90_000));
            Instant edited = end.plusSeconds(random.nextInt(3) * 86_400L);
            Instant start = random.nextInt(5) == 0 ? at.minusSeconds(600) : at;
            boolean planned = random.nextInt(15) == 0;
            page.append("""
                    {"id": "%d", "title": "It's \\"%d\\" – <b>", "impact": "%s", "downtime_start": "%s", "downtime_end": "%s",\
                     "updated_at": "%s", %s "updates": [{"at": "%s", "status": "%s"}, {"at": "%s", "status": "%s"}]}
                    """.formatted(
                    i,
                    i,
                    planned ? "maintenance" : random.nextBoolean() ? "minor" : "critical",
                    start,
                    end,
                    edited,
                    random.nextInt(5) == 0 ? "" : "\"components\": [\"Git\", \"Elsewhere\"],",
                    at,
                    planned ? "In progress" : "Investigating",
                    end,
                    planned ? "Completed" : "Resolved"));
        }
        return page.toString();
    }
}
