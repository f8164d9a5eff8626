package com.occuz.api;

import static com.occuz.api.HostileValues.shortened;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every field of every body about incidents and exclusions, and of every line of an import, meets everything that should not be in it. */
class HostileIncidentBodiesTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String INCIDENTS = "/api/v1/incidents";
    private static final String EXCLUSIONS = "/api/v1/exclusions";

    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> NULL = Set.of("null");
    private static final Set<String> LINE = Set.of("text", "instant");
    private static final Set<String> PROSE = Set.of("text", "instant", "lines");
    private static final Set<String> NULL_OR_PROSE = Set.of("null", "text", "instant", "lines");

    private static String incident = "";
    private static String told = "";
    private static String exclusion = "";

    /** It begins now, so that none of its clocks rings meanwhile. */
    @BeforeAll
    static void make() {
        Client operators = NODE.as(OPERATOR);
        incident = operators
                .post(INCIDENTS + "/detect", """
                        {"title": "Probe fails", "severity": 1, "criterion": "core-platform-unavailable",
                         "components": ["core"]}""")
                .json()
                .path("id")
                .asString();
        exclusion = AnyExclusion.claimed(NODE, ACME, false);
        told = operators
                .with("Content-Type", "application/x-ndjson")
                .send("POST", INCIDENTS + "/import", "not json")
                .json()
                .path("id")
                .asString();
    }

    static Stream<HostileField> fields() {
        List<HostileField> fields = new ArrayList<>();
        for (String begin : List.of(INCIDENTS, INCIDENTS + "/detect")) {
            boolean report = begin.equals(INCIDENTS);
            String rest = """
                    "title": "T", "description": "D", "severity": 1, "criterion": "core-platform-unavailable",
                    "components": ["core"]""";
            add(fields, begin, rest, "title", LINE);
            add(fields, begin, rest, "description", report ? PROSE : NULL_OR_PROSE);
            add(fields, begin, rest, "severity", NOTHING);
            add(fields, begin, rest, "criterion", NOTHING);
            add(fields, begin, rest, "components", NOTHING);
            add(fields, begin, rest, "startedAt", NULL);
            add(fields, begin, rest, "unknown", NOTHING);
        }
        add(fields, INCIDENTS + "/detect", """
                "title": "T", "severity": 1, "criterion": "core-platform-unavailable", "components": ["core"]""",
                "detectedAt", NULL);
        for (String action : List.of("acknowledge", "respond")) {
            action(fields, action, "", "at", NULL);
            action(fields, action, "", "message", NULL_OR_PROSE);
        }
        action(fields, "diagnose", "\"cause\": \"C\"", "failurePointAt", NULL);
        action(fields, "diagnose", "", "cause", PROSE);
        for (String action : List.of("restore", "relapse", "stabilize", "close")) {
            action(fields, action, "", "at", NULL);
            action(fields, action, "", "unknown", NOTHING);
        }
        action(fields, "stabilize", "", "until", NULL);
        action(fields, "stabilize", "", "endedAt", NULL);
        String graver = "\"severity\": 1, \"criterion\": \"core-platform-unavailable\", \"reason\": \"R\"";
        action(fields, "escalate", graver, "severity", NOTHING);
        action(fields, "escalate", graver, "criterion", NOTHING);
        action(fields, "escalate", graver, "reason", PROSE);
        action(fields, "escalate", graver, "scope", NULL);
        action(fields, "escalate", graver, "from", NULL);
        String wrong = "\"severity\": 1, \"scope\": \"platform\", \"reason\": \"R\"";
        for (String name : List.of("startedAt", "restoredAt", "severity", "criterion", "scope")) {
            action(fields, "correct", wrong, name, NULL);
        }
        action(fields, "correct", wrong, "reason", PROSE);
        String cause = "\"category\": \"own-platform\", \"evidence\": \"E\"";
        action(fields, "attribute", cause, "category", NOTHING);
        action(fields, "attribute", cause, "evidence", PROSE);
        action(fields, "attribute", cause, "plannedWorkId", NULL);
        action(fields, "attribute", cause, "unknown", NOTHING);
        action(fields, "ask", "", "message", PROSE);
        add(fields, "/api/v1/imports/{import}/withdraw", "", "reason", PROSE);
        add(fields, "/api/v1/sla/service-start", "", "at", NOTHING);
        exclusions(fields);
        return fields.stream();
    }

    private static void exclusions(List<HostileField> fields) {
        String claim = """
                "category": "force-majeure", "scope": "platform", "from": "2026-01-01T00:00:00Z",
                "until": "2026-01-02T00:00:00Z", "evidence": "E\"""";
        for (String name : List.of("category", "scope", "from", "until", "unknown")) {
            add(fields, EXCLUSIONS, claim, name, NOTHING);
        }
        add(fields, EXCLUSIONS, claim, "evidence", PROSE);
        add(fields, EXCLUSIONS, claim, "provider", Set.of("null", "text", "instant"));
        add(fields, EXCLUSIONS, claim, "incidentId", NULL);
        for (String action : List.of("approve", "reject", "revoke")) {
            add(fields, EXCLUSIONS + "/{exclusion}/" + action, "", "reason", PROSE);
        }
    }

    private static void action(List<HostileField> fields, String action, String rest, String name, Set<String> takes) {
        add(fields, INCIDENTS + "/{id}/" + action, rest, name, takes);
    }

    /** Takes {@code name} out of the rest and puts the value in. */
    private static void add(List<HostileField> fields, String path, String rest, String name, Set<String> takes) {
        fields.add(new HostileField(path, name, body(rest, name), takes));
    }

    private static String body(String rest, String name) {
        String others = rest.replaceAll("\"" + name + "\": (\\[[^]]*]|\"[^\"]*\"|[^,\"]+)(,\\s*|$)", "").strip();
        String cut = others.endsWith(",") ? others.substring(0, others.length() - 1) : others;
        return "{" + cut + (cut.isEmpty() ? "" : ", ") + "\"" + name + "\": @}";
    }

    private static Reply send(HostileField field, String value) {
        String path = field.route()
                .replace("{id}", incident)
                .replace("{import}", told)
                .replace("{exclusion}", exclusion);
        return NODE.as(field.route().equals(INCIDENTS) ? ACME : OPERATOR).post(path, field.with(value));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_a_field_cannot_hold_is_refused_by_its_name_and_nothing_is_stored(HostileField field) {
        field.meetsEverything(NODE, value -> send(field, value), field::takes);
    }

    static Stream<HostileField> lineFields() {
        List<HostileField> fields = new ArrayList<>();
        String rest = """
                "ref": "hostile:1", "title": "T", "severity": 1, "startedAt": "2026-01-05T10:00:00Z\"""";
        add(fields, "line", rest, "ref", Set.of("text", "instant"));
        add(fields, "line", rest, "title", LINE);
        for (String name : List.of("severity", "startedAt", "unknown")) {
            add(fields, "line", rest, name, NOTHING);
        }
        for (String name : List.of(
                "criterion", "components", "restoredAt", "detectedAt", "reportedAt", "failurePointAt", "respondedAt",
                "statedAt", "kind")) {
            add(fields, "line", rest, name, NULL);
        }
        add(fields, "line", rest, "cause", NULL_OR_PROSE);
        return fields.stream();
    }

    @ParameterizedTest
    @MethodSource("lineFields")
    void what_a_field_of_a_line_cannot_hold_rejects_the_line_by_its_name_and_tells_nothing(HostileField field) {
        List<Line> lines = new ArrayList<>();
        // A reference of its own, so that no line meets what another one told.
        HostileValues.BY_SORT.forEach((sort, values) -> values.forEach(value -> lines.add(new Line(
                sort,
                value,
                field.with(value).replace("hostile:1", "hostile:" + UUID.randomUUID())))));
        Reply reply = NODE.as(OPERATOR)
                .with("Content-Type", "application/x-ndjson")
                .send("POST", INCIDENTS + "/import", String.join("\n", lines.stream().map(Line::json).toList()));
        String all = field + ": " + shortened(reply.toString());

        assertThat(reply.status()).as(all).isEqualTo(202);
        JsonNode counted = reply.json();
        assertThat(counted.path("state").asString()).as(all).isEqualTo("completed");
        assertThat(counted.path("read").asLong()).as(all).isEqualTo(lines.size());
        Map<Integer, String> messages = new HashMap<>();
        counted.path("errors").forEach(error ->
                messages.put(error.path("line").asInt(), error.path("message").asString()));
        assertThat(messages).as(all).hasSize(counted.path("rejected").asInt());
        assertThat(counted.path("accepted").asLong()).as(all).isEqualTo(lines.size() - messages.size());
        for (int i = 0; i < lines.size(); i++) {
            verify(field, lines.get(i), messages.get(i + 1));
        }
    }

    /** @param json the whole line of an import, in which {@code value} is, which is of a {@code sort} */
    private record Line(String sort, String value, String json) {}

    private static void verify(HostileField field, Line line, @Nullable String message) {
        String said = field + " " + shortened(line.value()) + " (" + line.sort() + "): " + message;
        if (message == null) {
            assertThat(field.takes(line.sort(), line.value())).as(said).isTrue();
        } else if (line.json().length() > ImportLines.MOST_BYTES) {
            assertThat(message).as(said).isEqualTo("has more than " + ImportLines.MOST_BYTES + " bytes");
        } else if (!message.contains("JSON")) {
            assertThat(message).as(said).contains(field.name());
        } else {
            assertThat(message).as(said).isNotBlank();
        }
    }
}
