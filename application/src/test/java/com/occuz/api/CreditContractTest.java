package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Service credits are claimed by customers, decided by people, and keep the promises that every write keeps. */
class CreditContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ADA = NODE.as(ACME);
    private static final Client SAM = NODE.as(SUPPORT);
    private static final String CREDITS = "/api/v1/credits";
    private static final String AWARD = """
            {"amount": "25", "currency": "USD", "appliesTo": "2999-12", "reason": "Your logs agree with ours"}""";

    private static String path(Reply credit) {
        return CREDITS + "/" + credit.json().path("id").asString();
    }

    private static Reply claim() {
        Reply claimed = ADA.post(CREDITS, AnyCredit.body(AnyCredit.reported(NODE, ACME)));
        assertThat(claimed.status()).as("%s", claimed).isEqualTo(201);
        return claimed;
    }

    @Test
    void a_claim_names_its_own_report_and_a_person_awards_it_on_figures_that_can_be_asked_for_again() {
        String incident = AnyCredit.reported(NODE, ACME);
        Reply claimed = ADA.post(
                CREDITS, AnyCredit.body(incident).replace("}", ", \"revenueLoss\": \"Two hundred orders\"}"));
        assertThat(claimed.status()).as("%s", claimed).isEqualTo(201);
        JsonNode claim = claimed.json();
        assertThat(claimed.requiredHeader("Location")).isEqualTo(path(claimed));
        assertThat(claim.path("state").asString()).isEqualTo("claimed");
        assertThat(claim.path("incidentId").asString()).isEqualTo(incident);
        assertThat(claim.path("channel").asString()).isEqualTo("portal");
        assertThat(claim.path("revenueLoss").asString()).isEqualTo("Two hundred orders");

        Reply awarded = SAM.post(path(claimed) + "/award", AWARD);
        assertThat(awarded.status()).as("%s", awarded).isEqualTo(200);
        JsonNode award = awarded.json();
        assertThat(award.path("state").asString()).isEqualTo("awarded");
        assertThat(award.path("amount").asString()).isEqualTo("25.00");
        assertThat(award.path("decidedBy").asString()).startsWith("user:u_");
        assertThat(award.at("/figures/position").asLong()).isPositive();
        assertThat(award.at("/figures/policy/hash").asString()).startsWith("sha256:");
        assertThat(award.at("/figures/digest").asString()).matches("sha256:[0-9a-f]{64}");
        assertThat(award.at("/again/verified").asBoolean()).isTrue();
        assertThat(award.at("/again/same").asBoolean()).isTrue();
        assertThat(SAM.post(path(claimed) + "/deny", "{\"reason\": \"No\"}").problem()).isEqualTo("credit-decided");
    }

    @Test
    void what_is_learnt_later_changes_no_figure_of_an_award_and_is_shown_beside_it() {
        NODE.as(OPERATOR).post("/api/v1/sla/service-start", "{\"at\": \"2025-01-01T00:00:00-05:00\"}");
        Reply claimed = claim();
        JsonNode award = SAM.post(path(claimed) + "/award", AWARD).json();
        assertThat(award.at("/figures/incidentDowntimeMillis").asLong()).isZero();

        Reply corrected = SAM.post("/api/v1/incidents/" + claimed.json().path("incidentId").asString() + "/correct", """
                {"severity": 1, "criterion": "core-platform-unavailable", "startedAt": "2026-01-03T10:00:00-05:00",
                 "reason": "It was all of it"}""");
        assertThat(corrected.status()).as("%s", corrected).isEqualTo(200);
        JsonNode later = NODE.as(AUDITOR)
                .with("Occuz-Min-Position", corrected.requiredHeader("Occuz-Position"))
                .get(path(claimed))
                .json();
        assertThat(later.path("figures")).isEqualTo(award.path("figures"));
        assertThat(later.at("/again/verified").asBoolean()).isTrue();
        assertThat(later.at("/again/same").asBoolean()).isFalse();
        assertThat(later.at("/again/incidentDowntimeMillis").asLong()).isPositive();
    }

    @Test
    void a_claim_without_ground_is_refused_with_the_condition_that_fails() {
        String ours = NODE.as(OPERATOR)
                .post("/api/v1/incidents/detect", """
                        {"title": "Probe fails", "severity": 2, "criterion": "major-feature-degradation", "components": ["core"]}""")
                .json().path("id").asString();
        assertRefused(409, "no-own-report", ours);
        String theirs = AnyCredit.reported(NODE, GLOBEX);
        assertRefused(400, "no-incident-to-claim-for", theirs);
        assertRefused(400, "no-incident-to-claim-for", "nobody-knows-it");
        SAM.post("/api/v1/incidents/" + theirs + "/correct", "{\"scope\": \"platform\", \"reason\": \"All met it\"}");
        assertRefused(409, "no-own-report", theirs);

        NODE.as(OPERATOR).post("/api/v1/accounts/acme/support-plan", AnyCredit.PAID.replace("true", "false"));
        String unpaid = ADA.post("/api/v1/incidents", """
                {"title": "Links fail", "description": "All", "severity": 3, "criterion": "individual-customer-issue",
                 "components": ["redirection"]}""").json().path("id").asString();
        NODE.as(OPERATOR).post("/api/v1/accounts/acme/support-plan", AnyCredit.PAID);
        assertRefused(409, "no-paid-plan", unpaid);

        String claimed = claim().json().path("incidentId").asString();
        NODE.as(OPERATOR).post("/api/v1/accounts/acme/support-plan", AnyCredit.PAID.replace("true", "false"));
        assertRefused(409, "credit-claimed", claimed);
        Reply evidence = ADA.post(CREDITS, "{\"incidentId\": \"" + claimed + "\", \"evidence\": \" \"}");
        assertThat(evidence.status()).isEqualTo(400);
        assertThat(evidence.text()).contains("\"field\":\"evidence\"");
    }

    private static void assertRefused(int status, String problem, String incident) {
        Reply reply = ADA.post(CREDITS, AnyCredit.body(incident));
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
    }

    @Test
    void an_award_says_what_and_for_which_later_period() {
        String award = path(claim()) + "/award";
        String present = java.time.YearMonth.now(java.time.ZoneOffset.ofHours(-5)).toString();
        assertThat(SAM.post(award, AWARD.replace("2999-12", present)).problem()).isEqualTo("not-a-later-period");
        for (String body : List.of(
                "{\"reason\": \"R\"}",
                "{\"amount\": \"25\", \"reason\": \"R\"}",
                "{\"amount\": \"25\", \"currency\": \"USD\", \"serviceDays\": 3, \"reason\": \"R\"}",
                "{\"amount\": \"0.00\", \"currency\": \"USD\", \"reason\": \"R\"}",
                "{\"amount\": \"1.005\", \"currency\": \"USD\", \"reason\": \"R\"}")) {
            Reply reply = SAM.post(award, body);
            assertThat(reply.status()).as("%s: %s", body, reply).isEqualTo(400);
            assertThat(reply.text()).contains("\"field\":");
        }
        Reply days = SAM.post(award, "{\"serviceDays\": 3, \"reason\": \"R\"}");
        assertThat(days.status()).as("%s", days).isEqualTo(200);
        assertThat(days.json().path("serviceDays").asInt()).isEqualTo(3);
        assertThat(days.json().path("appliesTo").asString()).isGreaterThan(present);
    }

    @Test
    void a_customer_sees_its_own_claims_and_their_outcome_and_not_who_of_ours_decided() {
        Reply claimed = claim();
        Reply denied = SAM.post(path(claimed) + "/deny", "{\"reason\": \"Your DNS named another host\"}");
        assertThat(denied.json().path("decidedBy").asString()).startsWith("user:u_");
        JsonNode own = ADA.get(path(claimed)).json();
        assertThat(own.path("state").asString()).isEqualTo("denied");
        assertThat(own.path("reason").asString()).isEqualTo("Your DNS named another host");
        assertThat(own.path("decidedBy").isNull()).isTrue();
        assertThat(NODE.as(GLOBEX).get(path(claimed)).status()).isEqualTo(404);
        String id = claimed.json().path("id").asString();
        assertThat(ADA.get(CREDITS + "?limit=500").text()).contains(id);
        assertThat(NODE.as(GLOBEX).get(CREDITS + "?limit=500").text()).doesNotContain(id);
        assertThat(NODE.as(AUDITOR).get(CREDITS + "?state=denied&limit=500").text()).contains(id, "Our logs");
        assertThat(NODE.as(AUDITOR).get(CREDITS + "?state=claimed,awarded&limit=500").text()).doesNotContain(id);
        assertThat(SAM.get(CREDITS + "?state=nonsense").status()).isEqualTo(400);
    }

    @Test
    void a_repetition_gets_the_same_answer_and_an_old_version_changes_nothing() {
        String body = AnyCredit.body(AnyCredit.reported(NODE, ACME));
        Client keyed = ADA.with("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = keyed.post(CREDITS, body);
        Reply again = keyed.post(CREDITS, body);
        assertThat(again.status()).as("%s", again).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());

        Stored before = NODE.stored();
        assertThat(SAM.with("If-Match", "\"7\"").post(path(first) + "/award", AWARD).status()).isEqualTo(412);
        assertThat(NODE.stored()).isEqualTo(before);
        Client once = SAM.with("Idempotency-Key", UUID.randomUUID().toString());
        Reply done = once.with("If-Match", first.requiredHeader("ETag")).post(path(first) + "/award", AWARD);
        assertThat(done.status()).as("%s", done).isEqualTo(200);
        Stored after = NODE.stored();
        Reply repeated = once.post(path(first) + "/award", AWARD);
        assertThat(repeated.text()).isEqualTo(done.text());
        assertThat(repeated.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(NODE.stored()).isEqualTo(after);
    }
}
