package com.occuz.api;

import static com.occuz.api.HostileValues.shortened;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.PlannedWork;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every field of every body about planned work meets everything that should not be in it. */
class HostileWorkBodiesTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String MIGRATIONS = "/api/v1/migrations";
    private static final Set<String> LINE = Set.of("text", "instant");
    private static final Set<String> PROSE = Set.of("text", "instant", "lines");
    private static final Set<String> NULL_OR_PROSE = Set.of("null", "text", "instant", "lines");
    private static final Set<String> NULL = Set.of("null");
    private static final Set<String> NOTHING = Set.of();

    private static String work = "";

    /** @param takes the sorts that may be accepted, or refused for the state of the work alone */
    private record Field(String path, String name, String others, Set<String> takes) {

        @Override
        public String toString() {
            return path + " " + name;
        }
    }

    @BeforeAll
    static void make() {
        work = PlannedWork.readyFor(NODE, "GET " + MIGRATIONS + "/{id}");
    }

    static Stream<Field> fields() {
        List<Field> fields = new ArrayList<>();
        String plan = PlannedWork.plan();
        fields.add(new Field(MIGRATIONS, "title", plan, LINE));
        for (String name : List.of("purpose", "justification")) {
            fields.add(new Field(MIGRATIONS, name, plan, PROSE));
        }
        fields.add(new Field(MIGRATIONS, "necessity", plan, NULL_OR_PROSE));
        for (String name : List.of("components", "plannedStart", "plannedEnd", "unknown")) {
            fields.add(new Field(MIGRATIONS, name, plan, NOTHING));
        }
        fields.add(new Field(MIGRATIONS, "partOf", plan, NULL));
        String judgement = "{\"necessary\": true, \"impactful\": true, \"reason\": \"R\"}";
        for (String name : List.of("necessary", "impactful")) {
            action(fields, "judge", judgement, name, Set.of("boolean"));
        }
        action(fields, "judge", judgement, "reason", PROSE);
        for (String name : List.of("plannedEnd", "until")) {
            action(fields, "extend", "{}", name, NOTHING);
        }
        String correction = """
                {"startedAt": "2026-01-09T17:30:00Z", "finishedAt": "2026-01-09T18:30:00Z", "reason": "R"}""";
        for (String name : List.of("startedAt", "finishedAt")) {
            action(fields, "correct", correction, name, NULL);
        }
        action(fields, "correct", correction, "necessity", NULL_OR_PROSE);
        action(fields, "correct", correction, "reason", PROSE);
        for (String action : List.of("approve", "reject")) {
            action(fields, action, "{}", "reason", PROSE);
        }
        for (String action : List.of("finish", "abort")) {
            action(fields, action, "{}", "at", NULL);
        }
        for (String action : List.of("start", "cancel", "announce")) {
            action(fields, action, "{}", "unknown", NOTHING);
        }
        String bought = """
                {"outageNotices": false, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}""";
        for (String name : List.of("outageNotices", "rootCauseAnalyses")) {
            fields.add(new Field("/api/v1/accounts/" + ACME + "/support-plan", name, bought, Set.of("boolean")));
        }
        return fields.stream();
    }

    private static void action(List<Field> fields, String action, String others, String name, Set<String> takes) {
        fields.add(new Field(MIGRATIONS + "/{id}/" + action, name, others, takes));
    }

    private static Reply send(Field field, String value) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(field.others());
        body.put(field.name(), "@");
        return NODE.as(OPERATOR)
                .post(field.path().replace("{id}", work), body.toString().replace("\"@\"", value));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_a_field_cannot_hold_is_refused_by_its_name_and_nothing_is_stored(Field field) {
        HostileValues.BY_SORT.forEach((sort, values) -> {
            for (String value : values) {
                Stored before = NODE.stored();
                Reply reply = send(field, value);
                String said = field + " " + shortened(value) + " (" + sort + "): " + shortened(reply.toString());

                assertThat(reply.status()).as(said).isLessThan(500);
                if (reply.status() < 300 || reply.status() == 409) {
                    assertThat(takes(field.takes(), sort, value)).as(said).isTrue();
                    continue;
                }
                Problem.assertProblem(reply);
                assertThat(reply.status()).as(said).isEqualTo(400);
                if (!reply.problem().equals("malformed-json")) {
                    JsonNode errors = reply.json().path("errors");
                    assertThat(errors.findValuesAsString("field")).as(said).contains(field.name());
                }
                assertThat(NODE.stored()).as(said).isEqualTo(before);
            }
        });
    }

    private static boolean takes(Set<String> takes, String sort, String value) {
        // Prose has lines and tabs, and as many characters as a page.
        boolean prose = takes.contains("lines") && (value.equals("\"a\\tb\"") || value.length() == 10_002);
        return takes.contains(sort) || prose;
    }
}
