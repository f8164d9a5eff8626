package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Exclusions are claimed by one person and decided by another, and keep the promises that every write keeps. */
class ExclusionContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client SAM = NODE.as(SUPPORT);
    private static final Client SOFIA = NODE.asColleagueOf(SUPPORT);
    private static final String EXCLUSIONS = "/api/v1/exclusions";
    private static final String REASON = "{\"reason\": \"The times agree\"}";

    private static String path(Reply exclusion) {
        return EXCLUSIONS + "/" + exclusion.json().path("id").asString();
    }

    private static Reply claim() {
        Reply claimed = SAM.post(EXCLUSIONS, AnyExclusion.body(ACME));
        assertThat(claimed.status()).as("%s", claimed).isEqualTo(201);
        return claimed;
    }

    @Test
    void a_claim_says_who_claims_what_and_a_second_person_decides() {
        Reply claimed = claim();
        JsonNode claim = claimed.json();
        assertThat(claimed.requiredHeader("Location")).isEqualTo(path(claimed));
        assertThat(claim.path("state").asString()).isEqualTo("claimed");
        assertThat(claim.path("scope").toString()).isEqualTo("{\"account\":\"acme\"}");
        assertThat(claim.path("claimedBy").asString()).startsWith("user:u_");
        assertThat(claim.path("decidedBy").isNull()).isTrue();

        for (String action : List.of("/approve", "/reject")) {
            Reply own = SAM.post(path(claimed) + action, REASON);
            assertThat(own.status()).isEqualTo(409);
            assertThat(own.problem()).isEqualTo("claimant-cannot-decide");
        }
        Reply approved = SOFIA.post(path(claimed) + "/approve", REASON);
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        assertThat(approved.json().path("state").asString()).isEqualTo("approved");
        assertThat(approved.json().path("decidedBy").asString()).isNotEqualTo(claim.path("claimedBy").asString());
        assertThat(approved.json().path("decisionReason").asString()).isEqualTo("The times agree");
        assertThat(SOFIA.post(path(claimed) + "/reject", REASON).problem()).isEqualTo("already-decided");

        Reply revoked = SAM.post(path(claimed) + "/revoke", REASON);
        assertThat(revoked.status()).as("%s", revoked).isEqualTo(200);
        assertThat(revoked.json().path("state").asString()).isEqualTo("revoked");
        assertThat(revoked.json().path("revokedBy").asString()).isEqualTo(claim.path("claimedBy").asString());
    }

    @Test
    void whoever_claims_with_a_key_decides_neither_in_a_session_nor_with_another_key() {
        Reply sams = claim();
        ConsoleClient session = NODE.signedIn(SUPPORT);
        session.get("/exclusions");
        Reply own = session.post("/exclusions/" + sams.json().path("id").asString() + "/approve", Map.of("reason", "Agreed"));
        assertThat(own.status()).as("%s", own).isEqualTo(422);
        assertThat(own.text()).contains("a second person does");

        Reply olgas = NODE.as(OPERATOR).post(EXCLUSIONS, AnyExclusion.body(ACME));
        Reply further = NODE.as(OPERATOR).post("/api/v1/api-keys", "{\"label\": \"Another\"}");
        Reply still = NODE.nobody()
                .withKey(further.json().path("secret").asString())
                .post(path(olgas) + "/approve", REASON);
        assertThat(still.status()).as("%s", still).isEqualTo(409);
        assertThat(still.problem()).isEqualTo("claimant-cannot-decide");
    }

    @Test
    void the_same_time_is_claimed_again_only_after_a_rejection_and_keeps_its_id() {
        String body = AnyExclusion.body(ACME);
        Reply first = SAM.post(EXCLUSIONS, body);
        Reply second = SOFIA.post(EXCLUSIONS, body);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("exclusion-claimed");

        SOFIA.post(path(first) + "/reject", REASON);
        Reply again = SAM.post(EXCLUSIONS, body);
        assertThat(again.status()).as("%s", again).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(again.json().path("decidedBy").isNull()).isTrue();
        assertThat(again.json().path("version").asLong()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_excluded_is_refused_by_the_field_that_says_so() {
        assertRefused("\"category\": \"own-platform\"", "not-an-exclusion", "category");
        assertRefused("\"category\": \"third-party-provider\"", "provider-not-named", "provider");
        assertRefused("\"category\": \"force-majeure\", \"incidentId\": \"nobody-knows-it\"", "no-such-incident", "incidentId");
        Reply nobody = SAM.post(EXCLUSIONS, AnyExclusion.body("no-such-account"));
        assertThat(nobody.problem()).isEqualTo("no-such-account");
        String future = AnyExclusion.body(ACME).replace("2025-11-15T13", "2999-11-15T13");
        assertThat(SAM.post(EXCLUSIONS, future).problem()).isEqualTo("not-over-yet");
        for (String scope : List.of("{}", "{\"components\": [\"core\"], \"account\": \"acme\"}", "{\"account\": \"platform\"}")) {
            Reply reply = SAM.post(EXCLUSIONS, AnyExclusion.body(ACME).replace("{\"account\": \"acme\"}", scope));
            assertThat(reply.status()).as(scope).isEqualTo(400);
            assertThat(reply.text()).as(scope).contains("\"field\":\"scope");
        }
    }

    private static void assertRefused(String instead, String problem, String field) {
        String body = AnyExclusion.body(ACME).replace("\"category\": \"customer-misconfiguration\"", instead);
        Reply reply = SAM.post(EXCLUSIONS, body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.json().path("errors").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void a_customer_sees_what_was_approved_for_it_alone_and_no_word_of_the_evidence() {
        Reply claimed = claim();
        String path = path(claimed);
        assertThat(NODE.as(ACME).get(path).status()).isEqualTo(404);
        SOFIA.post(path + "/approve", REASON);

        Reply shown = NODE.as(ACME).get(path);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("category").asString()).isEqualTo("customer-misconfiguration");
        for (String inside : List.of("evidence", "claimedBy", "claimedAt", "decidedBy", "decisionReason", "revokedBy")) {
            assertThat(shown.json().path(inside).isNull()).as(inside).isTrue();
        }
        assertThat(NODE.as(GLOBEX).get(path).status()).isEqualTo(404);
        String id = claimed.json().path("id").asString();
        assertThat(NODE.as(ACME).get(EXCLUSIONS + "?limit=500").text()).contains(id);
        assertThat(NODE.as(GLOBEX).get(EXCLUSIONS + "?limit=500").text()).doesNotContain(id);
        assertThat(NODE.as(AUDITOR).get(path).json().path("evidence").asString()).isEqualTo("Their DNS");
    }

    @Test
    void lists_are_chosen_by_state_and_paged() {
        String one = claim().json().path("id").asString();
        String two = claim().json().path("id").asString();
        Reply first = SAM.get(EXCLUSIONS + "?state=claimed&limit=1");
        assertThat(first.json().path("items").findValuesAsString("id")).containsExactly(two);
        Reply next = SAM.get(EXCLUSIONS + "?state=claimed,approved&limit=1&cursor="
                + first.json().path("nextCursor").asString());
        assertThat(next.json().path("items").findValuesAsString("id")).containsExactly(one);
        assertThat(SAM.get(EXCLUSIONS + "?state=rejected&limit=500").text()).doesNotContain(one);
        assertThat(SAM.get(EXCLUSIONS + "?state=nonsense").status()).isEqualTo(400);
    }

    /** Long ago, at a time that no other test speaks of; what is to be recorded of its clocks is. */
    private static Reply outage() throws InterruptedException {
        Reply detected = NODE.as(OPERATOR).post("/api/v1/incidents/detect", """
                {"title": "Probe fails", "severity": 1, "criterion": "core-platform-unavailable", "components": ["data-processing"],
                 "startedAt": "2025-09-14T10:00:00-05:00", "detectedAt": "2025-09-14T10:01:00-05:00"}""");
        assertThat(detected.status()).as("%s", detected).isEqualTo(201);
        String incident = "/api/v1/incidents/" + detected.json().path("id").asString();
        Reply restored = SAM.post(incident + "/restore", "{\"at\": \"2025-09-14T14:00:00-05:00\"}");
        assertThat(restored.status()).as("%s", restored).isEqualTo(200);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!NODE.as(AUDITOR).get(incident + "/history").text().contains("incident.ClockBreached")) {
            assertThat(System.nanoTime()).as("a breach is recorded").isLessThan(deadline);
            Thread.sleep(50);
        }
        return detected;
    }

    private static JsonNode uptime(Reply asOf) {
        String position = asOf.requiredHeader("Occuz-Position");
        Reply reply = NODE.as(AUDITOR)
                .with("Occuz-Min-Position", position)
                .get("/api/v1/sla/uptime?component=data-processing&from=2025-09-14T00:00:00-05:00&to=2025-09-15T00:00:00-05:00"
                        + "&asOf=" + position);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }

    @Test
    void an_approved_one_takes_its_time_out_of_the_figures_and_lifts_the_clocks_until_it_is_revoked()
            throws InterruptedException {
        NODE.as(OPERATOR).post("/api/v1/sla/service-start", "{\"at\": \"2025-01-01T00:00:00-05:00\"}");
        String incident = outage().json().path("id").asString();
        String clocks = "/api/v1/incidents/" + incident + "/clocks";
        List<String> verdicts = verdicts(clocks);
        Reply claimed = SAM.post(EXCLUSIONS, """
                {"category": "third-party-provider", "provider": "AWS", "scope": "platform", "incidentId": "%s",
                 "from": "2025-09-14T12:00:00-05:00", "until": "2025-09-14T20:00:00-05:00", "evidence": "Their page"}"""
                .formatted(incident));
        Reply approved = SOFIA.post(path(claimed) + "/approve", REASON);
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);

        JsonNode before = uptime(claimed);
        JsonNode after = uptime(approved);
        assertThat(before.path("downtimeMillis").asLong()).isEqualTo(4 * 3_600_000);
        assertThat(after.path("downtimeMillis").asLong()).isEqualTo(2 * 3_600_000);
        assertThat(after.path("denominator").asLong()).isEqualTo(22 * 3_600_000);
        assertThat(after.at("/excludedMillis/exclusion").asLong()).isEqualTo(2 * 3_600_000);
        assertThat(after.at("/raw/downtimeMillis").asLong()).isEqualTo(4 * 3_600_000);
        assertThat(verdicts(clocks)).containsOnly("NOT_APPLICABLE");
        assertThat(NODE.as(AUDITOR).get(clocks).json().path("items").findValuesAsString("shadow")).isEqualTo(verdicts);

        Reply revoked = SOFIA.post(path(claimed) + "/revoke", REASON);
        assertThat(uptime(revoked).path("downtimeMillis").asLong()).isEqualTo(4 * 3_600_000);
        assertThat(uptime(approved)).isEqualTo(after);
        assertThat(verdicts(clocks)).isEqualTo(verdicts);
    }

    private static List<String> verdicts(String clocks) {
        return NODE.as(AUDITOR).get(clocks).json().path("items").findValuesAsString("verdict");
    }

    @Test
    void a_repetition_gets_the_same_answer_and_an_old_version_changes_nothing() {
        String body = AnyExclusion.body(ACME);
        Client keyed = SAM.with("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = keyed.post(EXCLUSIONS, body);
        Reply again = keyed.post(EXCLUSIONS, body);
        assertThat(again.status()).as("%s", again).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());

        String path = path(first);
        Stored before = NODE.stored();
        Reply stale = SOFIA.with("If-Match", "\"7\"").post(path + "/approve", REASON);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(NODE.stored()).isEqualTo(before);
        for (String action : List.of("/approve", "/revoke")) {
            Client once = NODE.as(OPERATOR).with("Idempotency-Key", UUID.randomUUID().toString());
            Reply done = once.with("If-Match", NODE.as(OPERATOR).get(path).requiredHeader("ETag")).post(path + action, REASON);
            Stored after = NODE.stored();
            Reply repeated = once.post(path + action, REASON);
            assertThat(done.status()).as("%s", done).isEqualTo(200);
            assertThat(repeated.text()).isEqualTo(done.text());
            assertThat(repeated.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
            assertThat(NODE.stored()).isEqualTo(after);
        }
    }
}
