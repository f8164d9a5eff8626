package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import com.occuz.running.UnfinishedImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IncidentImportContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client OPERATORS = NODE.as(OPERATOR);
    private static final String IMPORT = "/api/v1/incidents/import";

    private final String source = "s" + UUID.randomUUID() + ":";

    @Test
    void tells_what_the_source_knew_when_and_a_second_time_nothing() {
        String lines = line("1", 2, "2026-01-01T10:00:00Z", null, "2026-01-01T10:05:00Z")
                + line("1", 1, "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z", "2026-01-01T11:05:00Z")
                + "\n" + line("2", 3, "2026-01-01T12:00:00Z", null, null);
        Reply first = ndjson(lines);
        assertThat(first.status()).as("%s", first).isEqualTo(202);
        assertThat(counts(first)).isEqualTo("completed 3 3 0 0");
        JsonNode told = OPERATORS.get(first.requiredHeader("Location")).json();
        assertThat(told).isEqualTo(first.json());

        JsonNode incident = found("1");
        assertThat(incident.path("origin").asString()).isEqualTo("imported");
        assertThat(incident.path("severity").asInt()).isEqualTo(1);
        assertThat(incident.path("criterion").asString()).isEqualTo("not-stated");
        assertThat(incident.path("scope").asString()).isEqualTo("platform");
        assertThat(incident.path("restoredAt").asString()).isEqualTo("2026-01-01T11:00:00Z");
        assertThat(incident.path("components").toString()).isEqualTo("[\"core\"]");
        assertThat(incident.path("version").asInt()).isEqualTo(2);

        assertThat(counts(ndjson(lines))).isEqualTo("completed 3 0 3 0");
        assertThat(found("1")).isEqualTo(incident);
    }

    @Test
    void figures_of_the_source_count_what_it_had_stated_by_an_instant_long_before_the_import() {
        String lines = line("1", 1, "2025-02-01T10:00:00Z", null, "2025-02-01T10:05:00Z")
                + line("1", 1, "2025-02-01T10:00:00Z", "2025-02-01T11:00:00Z", "2025-02-01T11:05:00Z")
                + line("1", 1, "2025-02-01T09:00:00Z", "2025-02-01T11:00:00Z", "2025-02-03T00:00:00Z");
        Reply imported = ndjson(lines);
        assertThat(counts(imported)).isEqualTo("completed 3 3 0 0");

        assertThat(stated("2025-02-01T10:04:59Z")).isZero();
        assertThat(stated("2025-02-01T10:30:00Z")).isEqualTo(Duration.ofMinutes(30).toMillis());
        assertThat(stated("2025-02-01T11:30:00Z")).isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(stated("2025-02-04T00:00:00Z")).isEqualTo(Duration.ofHours(2).toMillis());
        Reply compared = OPERATORS.get("/api/v1/sla/compare" + ofSource("2025-02-01T11:30:00Z")
                + "&asOf=2025-02-04T00:00:00Z");
        assertThat(compared.json().at("/difference/downtimeMillis").asLong()).isEqualTo(3_600_000);
        assertThat(compared.json().at("/windows/0/events").size()).isEqualTo(1);
        Reply timeline = OPERATORS.get("/api/v1/sla/timeline" + ofSource("2025-02-01T10:30:00Z"));
        assertThat(timeline.json().path("windows").valueStream().map(window -> window.path("class").asString()))
                .containsExactly("operational", "down");
        // The node is shared: nobody else's year shall have this outage in it.
        OPERATORS.post(imported.requiredHeader("Location") + "/withdraw", "{\"reason\": \"The test is over\"}");
    }

    private static String ofSource(String asOf) {
        return "?from=2025-02-01T00:00:00Z&to=2025-02-05T00:00:00Z&component=core&knowledge=source&asOf=" + asOf;
    }

    private static long stated(String asOf) {
        Reply reply = OPERATORS.get("/api/v1/sla/uptime" + ofSource(asOf));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.json().path("asOf").asString()).isEqualTo(asOf);
        assertThat(reply.json().path("position").asLong()).isPositive();
        assertThat(reply.json().path("denominator").asLong())
                .isEqualTo(Duration.between(Instant.parse("2025-02-01T00:00:00Z"), Instant.parse(asOf)).toMillis());
        return reply.json().path("downtimeMillis").asLong();
    }

    @Test
    void names_the_lines_that_it_refuses_and_takes_the_others() {
        Reply reply = ndjson(line("1", 1, "2026-01-01T10:00:00Z", null, null)
                + "not json\n"
                + line("2", 4, "2026-01-01T10:00:00Z", null, null)
                + line("3", 1, "2999-01-01T10:00:00Z", null, null)
                + line("4", 1, "2026-01-01T10:00:00Z", "2026-01-01T09:00:00Z", null)
                + "{\"ref\": \"" + source + "5\", \"titel\": \"x\"}\n"
                + "x".repeat(300_000) + "\n"
                + line("1", 2, "2026-01-01T10:00:00Z", null, null));
        assertThat(counts(reply)).isEqualTo("completed 8 2 0 6");
        JsonNode errors = reply.json().path("errors");
        assertThat(errors.valueStream().map(error -> error.path("line").asInt())).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(errors.path(1).path("message").asString()).startsWith("severity: must be from 1 to 3");
        assertThat(errors.path(2).path("message").asString()).startsWith("startedAt: This lies in the future");
        assertThat(errors.path(3).path("message").asString()).startsWith("restoredAt: lies before startedAt");
        assertThat(errors.path(4).path("message").asString()).contains("titel: is not a field");
        assertThat(found("1").path("severity").asInt()).isEqualTo(2);
    }

    @Test
    void a_header_of_csv_that_is_no_good_is_one_error_and_not_one_for_each_line() {
        for (String header : List.of("ref,title,severity,startedAt,ref", "a,b,c,d,e")) {
            Reply reply = OPERATORS
                    .with("Content-Type", "text/csv")
                    .send("POST", IMPORT, header + "\n" + "x,Title,1,2026-01-01T10:00:00Z,y\n".repeat(3));
            assertThat(counts(reply)).as("%s", reply).isEqualTo("completed 1 0 0 1");
            assertThat(reply.json().at("/errors/0/line").asInt()).isEqualTo(1);
            assertThat(reply.json().at("/errors/0/message").asString()).startsWith("the header names");
        }
    }

    @Test
    void reads_csv_with_quotes_and_line_breaks() {
        Reply reply = OPERATORS
                .with("Content-Type", "text/csv")
                .send("POST", IMPORT, "ref,title,severity,components,startedAt,restoredAt,cause\r\n"
                        + source + "1,\"A \"\"quoted\"\", title\",1,redirection;qr-redirection,2026-01-01T10:00:00Z,,\"two\nlines\"\r\n"
                        + source + "2,Short\r\n");
        assertThat(counts(reply)).isEqualTo("completed 2 1 0 1");
        assertThat(reply.json().path("errors").path(0).path("line").asInt()).isEqualTo(4);
        JsonNode incident = found("1");
        assertThat(incident.path("title").asString()).isEqualTo("A \"quoted\", title");
        assertThat(incident.path("cause").asString()).isEqualTo("two\nlines");
        assertThat(incident.path("components").toString()).isEqualTo("[\"redirection\",\"qr-redirection\"]");
    }

    @Test
    void can_be_taken_back_as_a_whole_and_told_again() {
        String line = line("1", 1, "2026-01-01T10:00:00Z", null, null);
        Reply told = ndjson(line);
        String path = "/api/v1/incidents/" + found("1").path("id").asString();
        String withdraw = told.requiredHeader("Location") + "/withdraw";
        Reply withdrawn = OPERATORS.post(withdraw, "{\"reason\": \"The wrong file\"}");
        assertThat(withdrawn.status()).as("%s", withdrawn).isEqualTo(200);
        assertThat(withdrawn.json().path("withdrawn").asBoolean()).isTrue();
        assertThat(NODE.as(ACME).get(path).status()).isEqualTo(404);
        assertThat(NODE.as(SUPPORT).get(path).json().path("state").asString()).isEqualTo("withdrawn");
        assertThat(OPERATORS.post(withdraw, "{\"reason\": \"The wrong file\"}").status()).isEqualTo(200);
        assertThat(NODE.as(SUPPORT).get(path).json().path("version").asInt()).isEqualTo(2);

        assertThat(counts(ndjson(line))).isEqualTo("completed 1 1 0 0");
        assertThat(NODE.as(ACME).get(path).status()).isEqualTo(200);
    }

    @Test
    void reads_nothing_again_under_the_same_key() {
        Client keyed = OPERATORS
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("Content-Type", "application/x-ndjson");
        String line = line("1", 1, "2026-01-01T10:00:00Z", null, null);
        Reply first = keyed.send("POST", IMPORT, line);
        Reply again = keyed.send("POST", IMPORT, line);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(counts(again)).isEqualTo("completed 1 1 0 0");
        assertThat(again.requiredHeader("Location")).isEqualTo(first.requiredHeader("Location"));
    }

    @Test
    void refuses_other_lines_under_the_same_key() {
        Client keyed = OPERATORS
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("Content-Type", "application/x-ndjson");
        Reply first = keyed.send("POST", IMPORT, line("1", 1, "2026-01-01T10:00:00Z", null, null));
        Stored before = NODE.stored();
        Reply other = keyed.send("POST", IMPORT, line("1", 2, "2026-01-01T10:00:00Z", null, null));
        assertThat(first.status()).isEqualTo(202);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(keyed.with("Content-Type", "application/json").post("/api/v1/sla/service-start", "{}").status())
                .isEqualTo(422);
        assertThat(NODE.stored()).isEqualTo(before);
    }

    @Test
    void shows_how_far_it_is_while_it_is_read_and_is_read_by_one_at_a_time() throws Exception {
        String key = UUID.randomUUID().toString();
        Client keyed = OPERATORS.with("Idempotency-Key", key).with("Content-Type", "application/x-ndjson");
        StringBuilder lines = new StringBuilder("not json\n");
        for (int i = 1; i < 60; i++) {
            lines.append(line(Integer.toString(i), 3, "2026-01-01T10:00:00Z", null, null));
        }
        long before = NODE.stored().events();
        try (UnfinishedImport unfinished = UnfinishedImport.begin(NODE.console(), NODE.key(OPERATOR), key, lines.toString())) {
            await("the first lines", () -> NODE.stored().events() >= before + 50);
            Reply meanwhile = keyed.send("POST", IMPORT, lines.toString());
            assertThat(meanwhile.status()).isEqualTo(409);
            assertThat(meanwhile.problem()).isEqualTo("request-in-flight");
            String path = meanwhile.requiredHeader("Location");
            await("its progress", () -> counts(OPERATORS.get(path)).equals("running 50 49 0 1"));
            assertThat(OPERATORS.get(path).json().path("errors").path(0).path("line").asInt()).isEqualTo(1);
            assertThat(OPERATORS.post(path + "/withdraw", "{\"reason\": \"Too early\"}").problem())
                    .isEqualTo("import-running");
            unfinished.finish();
            await("its end", () -> counts(OPERATORS.get(path)).equals("completed 60 59 0 1"));
        }
        assertThat(counts(keyed.send("POST", IMPORT, lines.toString()))).isEqualTo("completed 60 59 0 1");
    }

    @Test
    void that_nobody_made_does_not_exist() {
        assertThat(OPERATORS.get("/api/v1/imports/none").problem()).isEqualTo("import-not-found");
        assertThat(OPERATORS.post("/api/v1/imports/none/withdraw", "{\"reason\": \"x\"}").status()).isEqualTo(404);
    }

    private static Reply ndjson(String lines) {
        return OPERATORS.with("Content-Type", "application/x-ndjson").send("POST", IMPORT, lines);
    }

    private String line(String ref, int severity, String startedAt, @Nullable String restoredAt, @Nullable String statedAt) {
        return "{\"ref\": \"%s%s\", \"title\": \"T %s%s\", \"severity\": %d, \"startedAt\": \"%s\", \"restoredAt\": %s, \"statedAt\": %s}%n"
                .formatted(source, ref, source, ref, severity, startedAt, json(restoredAt), json(statedAt));
    }

    private static String json(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private JsonNode found(String ref) {
        JsonNode items = NODE.as(SUPPORT).get("/api/v1/incidents?limit=500").json().path("items");
        for (JsonNode item : items) {
            if (item.path("ref").asString("").equals(source + ref)) {
                return item;
            }
        }
        throw new AssertionError("no incident " + source + ref);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static String counts(Reply reply) {
        JsonNode told = reply.json();
        return told.path("state").asString() + " " + told.path("read").asLong() + " " + told.path("accepted").asLong()
                + " " + told.path("duplicates").asLong() + " " + told.path("rejected").asLong();
    }
}
