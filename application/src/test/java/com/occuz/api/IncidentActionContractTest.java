package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.PlannedWork;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each action on an incident keeps the promises that every write keeps. */
class IncidentActionContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client STAFF = NODE.as(SUPPORT);
    private static final String INCIDENTS = "/api/v1/incidents/";

    private record Step(String action, String body) {

        @Override
        public String toString() {
            return action;
        }
    }

    /** The life of an incident, with every action in it; now, so that no clock rings meanwhile. */
    private static final List<Step> LIFE = List.of(
            new Step("acknowledge", "{}"),
            new Step("respond", "{\"message\": \"We are on it.\"}"),
            new Step("diagnose", "{\"cause\": \"A full disk\"}"),
            new Step("escalate", """
                    {"severity": 1, "criterion": "core-platform-unavailable", "reason": "All nodes"}"""),
            new Step("attribute", "{\"category\": \"own-platform\", \"evidence\": \"The log\"}"),
            new Step("restore", "{}"),
            new Step("relapse", "{}"),
            new Step("restore", "{}"),
            new Step("correct", """
                    {"severity": 1, "criterion": "global-redirection-failure", "reason": "The log says so"}"""),
            new Step("stabilize", "{}"),
            new Step("close", "{}"));

    private static Reply detect() {
        Reply detected = NODE.as(OPERATOR).post(INCIDENTS + "detect", """
                {"title": "Probe fails", "severity": 2, "criterion": "major-feature-degradation", "components": ["core"]}""");
        assertThat(detected.status()).as("%s", detected).isEqualTo(201);
        return detected;
    }

    @Test
    void a_repetition_gets_the_same_answer_word_for_word_and_changes_nothing_and_another_body_is_422() {
        String incident = INCIDENTS + detect().json().path("id").asString() + "/";
        for (Step step : LIFE) {
            Client keyed = STAFF.with("Idempotency-Key", UUID.randomUUID().toString());
            Reply first = keyed.post(incident + step.action(), step.body());
            Stored after = NODE.stored();
            Reply again = keyed.post(incident + step.action(), step.body());
            Reply other = keyed.post(incident + step.action(), "{\"at\": null}");

            assertThat(first.status()).as("%s: %s", step, first).isEqualTo(200);
            assertThat(first.header("Idempotency-Replayed")).isEmpty();
            assertThat(again.status()).as("%s: %s", step, again).isEqualTo(200);
            assertThat(again.text()).as("%s", step).isEqualTo(first.text());
            assertThat(again.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.requiredHeader("ETag")).isEqualTo(first.requiredHeader("ETag"));
            assertThat(again.requiredHeader("Occuz-Position")).isEqualTo(first.requiredHeader("Occuz-Position"));
            assertThat(other.status()).as("%s: %s", step, other).isEqualTo(422);
            assertThat(other.problem()).isEqualTo("idempotency-key-reused");
            assertThat(NODE.stored()).as("%s", step).isEqualTo(after);
        }
    }

    @Test
    void an_action_on_a_version_that_is_no_more_is_412_and_one_on_the_present_version_is_carried_out() {
        Reply detected = detect();
        String incident = INCIDENTS + detected.json().path("id").asString();
        String tag = detected.requiredHeader("ETag");
        for (Step step : LIFE) {
            Stored before = NODE.stored();
            Reply stale = STAFF.with("If-Match", "\"99\"").post(incident + "/" + step.action(), step.body());
            assertThat(stale.status()).as("%s: %s", step, stale).isEqualTo(412);
            assertThat(stale.problem()).isEqualTo("stale-version");
            assertThat(STAFF.with("If-Match", "nonsense").post(incident + "/" + step.action(), step.body()).status())
                    .isEqualTo(400);
            assertThat(NODE.stored()).as("%s", step).isEqualTo(before);

            Reply done = STAFF.with("If-Match", tag).post(incident + "/" + step.action(), step.body());
            assertThat(done.status()).as("%s: %s", step, done).isEqualTo(200);
            assertThat(done.requiredHeader("ETag")).as("%s", step).isNotEqualTo(tag);
            tag = done.requiredHeader("ETag");
            assertThat(STAFF.get(incident).requiredHeader("ETag")).isEqualTo(tag);
        }
    }

    @Test
    void a_refused_action_leaves_its_key_free() {
        String incident = INCIDENTS + detect().json().path("id").asString();
        Client keyed = STAFF.with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(keyed.post(incident + "/relapse", "{}").problem()).isEqualTo("not-restored");
        assertThat(keyed.post(incident + "/restore", "{}").status()).isEqualTo(200);
    }

    @Test
    void who_comes_second_is_told_who_acknowledged_and_who_restored_unless_there_is_something_to_say() {
        String incident = INCIDENTS + detect().json().path("id").asString();
        Client second = NODE.colleague();
        assertThat(STAFF.post(incident + "/acknowledge", "{}").status()).isEqualTo(200);
        assertThat(STAFF.post(incident + "/acknowledge", "{}").status()).isEqualTo(200);
        Reply late = second.post(incident + "/acknowledge", "{}");
        Problem.assertProblem(late);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("already-acknowledged");
        assertThat(late.text()).contains(" by user:");
        assertThat(second.post(incident + "/acknowledge", "{\"message\": \"Me too\"}").status()).isEqualTo(200);

        Reply restored = STAFF.post(incident + "/restore", "{}");
        assertThat(STAFF.post(incident + "/restore", "{}").text()).isEqualTo(restored.text());
        Reply again = second.post(incident + "/restore", "{}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("already-restored");
        assertThat(again.text()).contains(" by user:");
        String same = "{\"at\": \"" + restored.json().path("restoredAt").asString() + "\"}";
        assertThat(second.post(incident + "/restore", same).text()).isEqualTo(restored.text());
    }

    @Test
    void stabilization_ends_early_by_a_word_of_its_own() {
        String incident = INCIDENTS + detect().json().path("id").asString();
        STAFF.post(incident + "/escalate", """
                {"severity": 1, "criterion": "core-platform-unavailable", "reason": "All nodes"}""");
        Reply restored = STAFF.post(incident + "/restore", "{}");
        String at = restored.json().path("restoredAt").asString();
        assertThat(STAFF.post(incident + "/stabilize", "{\"endedAt\": \"" + at + "\"}").problem())
                .isEqualTo("not-stabilizing");
        assertThat(STAFF.post(incident + "/stabilize", "{\"at\": \"" + at + "\"}").json().path("state").asString())
                .isEqualTo("stabilizing");
        Reply both = STAFF.post(incident + "/stabilize", "{\"endedAt\": \"" + at + "\", \"until\": \"" + at + "\"}");
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.json().path("errors").findValuesAsString("field")).containsExactly("endedAt");

        Reply ended = STAFF.post(incident + "/stabilize", "{\"endedAt\": \"" + at + "\"}");
        assertThat(ended.status()).as("%s", ended).isEqualTo(200);
        assertThat(ended.json().path("state").asString()).isEqualTo("restored");
        assertThat(ended.json().path("stabilizesUntil").asString()).isEqualTo(at);
    }

    @Test
    void a_cause_names_planned_work_of_its_sort_and_customers_are_not_told_which() {
        String incident = INCIDENTS + detect().json().path("id").asString();
        String work = PlannedWork.readyFor(NODE, "GET /api/v1/maintenance-windows/{id}");
        String body = "{\"category\": \"%s\", \"evidence\": \"The log\", \"plannedWorkId\": \"%s\"}";
        assertThat(STAFF.post(incident + "/attribute", body.formatted("scheduled-maintenance", "none")).problem())
                .isEqualTo("no-such-planned-work");
        Reply wrong = STAFF.post(incident + "/attribute", body.formatted("force-majeure", work));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").findValuesAsString("field")).containsExactly("plannedWorkId");

        Reply named = STAFF.post(incident + "/attribute", body.formatted("scheduled-maintenance", work));
        assertThat(named.status()).as("%s", named).isEqualTo(200);
        assertThat(named.json().path("plannedWorkId").asString()).isEqualTo(work);
        assertThat(STAFF.get(incident + "/history").text()).contains(work);
        assertThat(NODE.as(ACME).get(incident).json().path("plannedWorkId").isNull()).isTrue();
        assertThat(NODE.as(ACME).get(incident + "/history").text()).doesNotContain(work);
    }
}
