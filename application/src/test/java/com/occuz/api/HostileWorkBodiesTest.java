package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;

import com.occuz.running.PlannedWork;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @BeforeAll
    static void make() {
        work = PlannedWork.readyFor(NODE, "GET " + MIGRATIONS + "/{id}");
    }

    static Stream<HostileField> fields() {
        List<HostileField> fields = new ArrayList<>();
        String plan = PlannedWork.plan();
        fields.add(HostileField.of(MIGRATIONS, "title", plan, LINE));
        for (String name : List.of("purpose", "justification")) {
            fields.add(HostileField.of(MIGRATIONS, name, plan, PROSE));
        }
        fields.add(HostileField.of(MIGRATIONS, "necessity", plan, NULL_OR_PROSE));
        for (String name : List.of("components", "plannedStart", "plannedEnd", "unknown")) {
            fields.add(HostileField.of(MIGRATIONS, name, plan, NOTHING));
        }
        fields.add(HostileField.of(MIGRATIONS, "partOf", plan, NULL));
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
            fields.add(HostileField.of("/api/v1/accounts/" + ACME + "/support-plan", name, bought, Set.of("boolean")));
        }
        return fields.stream();
    }

    private static void action(List<HostileField> fields, String action, String others, String name, Set<String> takes) {
        fields.add(HostileField.of(MIGRATIONS + "/{id}/" + action, name, others, takes));
    }

    private static Reply send(HostileField field, String value) {
        return NODE.as(OPERATOR).post(field.route().replace("{id}", work), field.with(value));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_a_field_cannot_hold_is_refused_by_its_name_and_nothing_is_stored(HostileField field) {
        field.meetsEverything(NODE, value -> send(field, value), field::takes);
    }
}
