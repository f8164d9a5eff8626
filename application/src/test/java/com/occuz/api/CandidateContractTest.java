package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.UnexplainedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Unexplained time through the API (reading 28), on a clock of its own. */
class CandidateContractTest {

    private static final RunningNode NODE =
            RunningNode.start(List.of(), Map.of("OCCUZ_TEST_CLOCK", "2026-02-10T01:00:00-05:00"));
    private static final Client STAFF = NODE.as(SUPPORT);
    private static final String CANDIDATES = "/api/v1/monitoring/candidates";
    private static final String REASON = "{\"reason\": \"The log of the proxy\"}";
    private static final String DOWN = """
            {"severity": 1, "criterion": "core-platform-unavailable", "reason": "The proxy answered 502"}""";

    @BeforeAll
    static void begin() {
        Reply reply = NODE.as(OPERATOR).post("/api/v1/sla/service-start", "{\"at\": \"2026-01-01T00:00:00-05:00\"}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    private static JsonNode month() {
        return NODE.as(AUDITOR)
                .get("/api/v1/sla/uptime?from=2026-01-01T00:00:00-05:00&to=2026-02-01T00:00:00-05:00")
                .json();
    }

    private static String gone(String from) {
        return CANDIDATES + "/" + UnexplainedTime.noticed(NODE, Instant.parse(from), Duration.ofMinutes(10));
    }

    @Test
    void what_was_noticed_is_unknown_until_somebody_decides_and_then_what_they_decided() {
        String confirmed = gone("2026-01-05T12:00:00Z");
        String dismissed = gone("2026-01-06T12:00:00Z");
        assertThat(month().path("unknownMillis").asLong()).isEqualTo(1_200_000);
        assertThat(month().path("downtimeMillis").asLong()).isZero();
        JsonNode shown = STAFF.get(confirmed).json();
        assertThat(shown.path("state").asString()).isEqualTo("undecided");
        assertThat(shown.path("evidence").asString()).contains("a:1, which fell silent").contains("b:2");
        assertThat(STAFF.get(CANDIDATES + "?state=undecided").json().path("items").findValuesAsString("id"))
                .contains(shown.path("id").asString());

        Reply there = STAFF.post(dismissed + "/dismiss", REASON);
        assertThat(there.status()).as("%s", there).isEqualTo(200);
        assertThat(there.json().path("state").asString()).isEqualTo("dismissed");
        assertThat(month().path("unknownMillis").asLong()).isEqualTo(600_000);

        Client keyed = STAFF.with("Idempotency-Key", UUID.randomUUID().toString());
        Reply was = keyed.post(confirmed + "/confirm", DOWN);
        assertThat(was.status()).as("%s", was).isEqualTo(200);
        assertThat(keyed.post(confirmed + "/confirm", DOWN).text()).isEqualTo(was.text());
        assertThat(month().path("unknownMillis").asLong()).isZero();
        assertThat(month().path("downtimeMillis").asLong()).isEqualTo(600_000);
        JsonNode incident =
                STAFF.get("/api/v1/incidents/" + was.json().path("incidentId").asString()).json();
        assertThat(incident.path("origin").asString()).isEqualTo("detected");
        assertThat(incident.path("startedAt").asString()).isEqualTo("2026-01-05T12:00:00Z");
        assertThat(incident.path("restoredAt").asString()).isEqualTo("2026-01-05T12:10:00Z");
        assertThat(NODE.as(ACME).get(confirmed).status()).isEqualTo(403);
    }

    @Test
    void a_decision_that_cannot_be_is_refused_with_the_reason() {
        String candidate = gone("2026-01-15T12:00:00Z");
        Reply nothing = STAFF.post(candidate + "/confirm", "{}");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("severity", "criterion", "reason");
        assertThat(STAFF.post(candidate + "/dismiss", "{\"reason\": \"\"}").status()).isEqualTo(400);
        Reply stale = STAFF.with("If-Match", "\"7\"").post(candidate + "/confirm", DOWN);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(STAFF.get("/api/v1/incidents/noticed-" + candidate.substring(CANDIDATES.length() + 1)).status())
                .isEqualTo(404);

        assertThat(STAFF.post(candidate + "/dismiss", REASON).status()).isEqualTo(200);
        assertThat(STAFF.post(candidate + "/dismiss", REASON).status()).isEqualTo(200);
        Reply other = NODE.colleague().post(candidate + "/dismiss", REASON);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("candidate-dismissed");
        assertThat(NODE.colleague().post(candidate + "/confirm", DOWN).status()).isEqualTo(200);
        Reply late = STAFF.post(candidate + "/dismiss", REASON);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("candidate-confirmed");
        assertThat(STAFF.post(CANDIDATES + "/none/dismiss", REASON).problem()).isEqualTo("candidate-not-found");
    }

    @Test
    void a_jump_of_the_test_clock_is_no_absence() {
        long before = STAFF.get(CANDIDATES).json().path("items").size();
        assertThat(NODE.as(OPERATOR).post("/api/v1/test-clock", "{\"advance\": \"PT6H\"}").status()).isEqualTo(200);
        // Whatever the jump were taken for would be told before this, which comes later.
        gone("2002-01-01T00:00:00Z");
        assertThat(STAFF.get(CANDIDATES).json().path("items")).hasSize((int) before + 1);
    }
}
