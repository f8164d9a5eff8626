package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.support.ContactId;
import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Contacts count for what the agreement says, and what is official becomes an incident. */
class ContactContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client SAM = NODE.as(SUPPORT);
    private static final String CONTACTS = "/api/v1/contacts";
    private static final String REPORT = """
            {"title": "All links fail", "description": "As told", "severity": 1, "criterion": "global-redirection-failure",
             "components": ["redirection"]}""";

    private static void plan(boolean manager) {
        Reply set = NODE.as(OPERATOR).post("/api/v1/accounts/acme/support-plan", """
                {"outageNotices": false, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false,
                 "accountManager": %s}""".formatted(manager));
        assertThat(set.status()).as("%s", set).isEqualTo(200);
    }

    private static Reply log(String channel, String at) {
        Reply logged = SAM.post(CONTACTS, """
                {"account": "acme", "person": "Ada", "channel": "%s", "severity": 1, "what": "All links fail", "at": %s}"""
                .formatted(channel, at));
        assertThat(logged.status()).as("%s", logged).isEqualTo(201);
        return logged;
    }

    private static String path(Reply contact) {
        return CONTACTS + "/" + contact.json().path("id").asString();
    }

    @Test
    void what_comes_elsewhere_is_deferred_sent_back_or_a_violation_and_the_customer_reads_which() {
        plan(false);
        Reply logged = log("direct", "\"2026-01-10T12:00:00-05:00\"");
        assertThat(logged.requiredHeader("Location")).isEqualTo(path(logged));
        assertThat(logged.json().path("standing").asString()).isEqualTo("off-channel");
        assertThat(logged.json().path("state").asString()).isEqualTo("waiting");
        assertThat(logged.json().path("nextSupportWindow").asString()).isEqualTo("2026-01-12T12:00:00Z");
        assertThat(SAM.post(path(logged) + "/file", REPORT).problem()).isEqualTo("starts-no-clock");

        Reply disposed = SAM.post(path(logged) + "/dispose", "{\"disposition\": \"deferred\", \"reason\": \"At night\"}");
        assertThat(disposed.status()).as("%s", disposed).isEqualTo(200);
        assertThat(Instant.parse(disposed.json().path("deferredUntil").asString()))
                .isAfter(Instant.parse(disposed.json().path("disposedAt").asString()));
        assertThat(disposed.json().path("disposedBy").asString()).startsWith("user:u_");
        JsonNode own = NODE.as(ACME).get(path(logged)).json();
        assertThat(own.path("disposition").asString()).isEqualTo("deferred");
        assertThat(own.path("reason").asString()).isEqualTo("At night");
        assertThat(own.path("disposedBy").isNull() && own.path("loggedBy").isNull()).isTrue();
        assertThat(NODE.as(GLOBEX).get(path(logged)).status()).isEqualTo(404);
        Reply again = SAM.post(path(logged) + "/dispose", "{\"disposition\": \"violation\", \"reason\": \"No\"}");
        assertThat(again.problem()).isEqualTo("contact-disposed");
    }

    @Test
    void the_account_managers_clocks_start_at_the_filing_and_the_contacts_are_shown_beside_them() {
        plan(true);
        Reply logged = log("account-manager", "null");
        Instant at = Instant.parse(logged.json().path("at").asString());
        assertThat(logged.json().path("standing").asString()).isEqualTo("when-filed");
        Reply filed = SAM.post(path(logged) + "/file", REPORT);
        assertThat(filed.status()).as("%s", filed).isEqualTo(200);
        assertThat(filed.json().path("state").asString()).isEqualTo("filed");
        String incident = "/api/v1/incidents/" + filed.json().path("incidentId").asString();
        JsonNode reported = NODE.as(ACME).get(incident).json();
        assertThat(reported.path("reportedAt")).isEqualTo(filed.json().path("reportedAt"));
        assertThat(reported.path("account").asString()).isEqualTo("acme");
        assertThat(SAM.post(incident + "/diagnose", "{\"failurePointAt\": \"" + at + "\", \"cause\": \"A disk\"}").status())
                .isEqualTo(200);

        JsonNode clocks = NODE.as(ACME).get(incident + "/clocks").json().path("items");
        assertThat(clocks.findValuesAsString("reading"))
                .containsExactly("contract", "contract", "R3", "R3", "contact", "contact");
        assertThat(clocks.get(0).path("startedAt")).isEqualTo(filed.json().path("reportedAt"));
        assertThat(clocks.get(4).path("clock").asString()).isEqualTo("response");
        assertThat(Instant.parse(clocks.get(4).path("startedAt").asString())).isEqualTo(at);
        assertThat(NODE.as(AUDITOR).get(incident + "/history").text()).contains("account-manager");
        assertThat(SAM.post(path(logged) + "/file", REPORT).problem()).isEqualTo("contact-filed");
        assertThat(NODE.as(ACME).post("/api/v1/credits", AnyCredit.body(filed.json().path("incidentId").asString()))
                        .json()
                        .path("channel")
                        .asString())
                .isEqualTo("account-manager");
    }

    @Test
    void a_filing_that_is_refused_leaves_no_report_behind() {
        plan(true);
        Reply logged = log("account-manager", "null");
        String incident = "/api/v1/incidents/"
                + ContactId.parse("contact:" + logged.json().path("id").asString()).incident().name();
        Reply stale = SAM.with("If-Match", "\"7\"").post(path(logged) + "/file", REPORT);
        assertThat(stale.status()).as("%s", stale).isEqualTo(412);
        assertThat(SAM.get(incident).status()).isEqualTo(404);

        Reply filed = SAM.post(path(logged) + "/file", REPORT);
        assertThat(filed.status()).as("%s", filed).isEqualTo(200);
        assertThat(SAM.get(incident).status()).isEqualTo(200);
    }

    @Test
    void email_counts_while_the_support_section_is_down_by_our_own_timeline_and_is_to_be_sent_again_otherwise() {
        NODE.as(OPERATOR).post("/api/v1/sla/service-start", "{\"at\": \"2025-01-01T00:00:00-05:00\"}");
        Reply detected = NODE.as(OPERATOR).post("/api/v1/incidents/detect", """
                {"title": "Support fails", "severity": 1, "criterion": "core-platform-unavailable",
                 "components": ["support-section"], "startedAt": "2026-01-20T10:00:00-05:00",
                 "detectedAt": "2026-01-20T10:01:00-05:00"}""");
        String incident = detected.json().path("id").asString();
        SAM.post("/api/v1/incidents/" + incident + "/restore", "{\"at\": \"2026-01-20T12:00:00-05:00\"}");

        Reply there = log("email", "\"2026-01-20T12:00:00-05:00\"");
        assertThat(there.json().path("standing").asString()).isEqualTo("resubmission-asked");
        assertThat(there.json().path("state").asString()).isEqualTo("logged");
        assertThat(SAM.post(path(there) + "/dispose", "{\"disposition\": \"violation\", \"reason\": \"No\"}").problem())
                .isEqualTo("not-off-channel");

        Reply gone = log("email", "\"2026-01-20T11:59:59-05:00\"");
        assertThat(gone.json().path("standing").asString()).isEqualTo("official");
        assertThat(gone.json().path("supportSectionUnavailable").asBoolean()).isTrue();
        Reply filed = SAM.post(path(gone) + "/file", REPORT);
        assertThat(filed.status()).as("%s", filed).isEqualTo(200);
        assertThat(filed.json().path("reportedAt").asString()).isEqualTo("2026-01-20T16:59:59Z");
        String clocks = "/api/v1/incidents/" + filed.json().path("incidentId").asString() + "/clocks";
        assertThat(NODE.as(ACME).get(clocks).json().path("items").findValuesAsString("reading"))
                .containsExactly("contract", "contract", "R3", "R3");
    }

    @Test
    void a_suspended_account_comes_in_no_more_and_is_heard_by_email() throws InterruptedException {
        Reply suspended = SAM.post("/api/v1/accounts/globex/suspend", "{\"reason\": \"Third violation\"}");
        assertThat(suspended.status()).as("%s", suspended).isEqualTo(200);
        assertThat(suspended.json().path("suspendedSince").isNull()).isFalse();
        try {
            Thread.sleep(1_100);
            for (Reply refused : new Reply[] {
                NODE.as(GLOBEX).get("/api/v1/links"), NODE.as(GLOBEX).post("/api/v1/links", "{\"destination\": \"https://a.example/\"}")
            }) {
                assertThat(refused.status()).as("%s", refused).isEqualTo(403);
                assertThat(refused.problem()).isEqualTo("access-suspended");
                assertThat(refused.text()).contains("Third violation", "go on redirecting", "support@occuz.com");
            }
            assertThat(NODE.as(ACME).get("/api/v1/links").status()).isEqualTo(200);
            Reply mail = SAM.post(CONTACTS, "{\"account\": \"globex\", \"channel\": \"email\", \"what\": \"Links fail\"}");
            assertThat(mail.json().path("standing").asString()).isEqualTo("official");
            assertThat(mail.json().path("suspended").asBoolean()).isTrue();
        } finally {
            AnyContact.reinstate(NODE, GLOBEX);
        }
        Thread.sleep(1_100);
        assertThat(NODE.as(GLOBEX).get("/api/v1/links").status()).isEqualTo(200);
        assertThat(SAM.post("/api/v1/accounts/globex/reinstate", "{\"reason\": \"Again\"}").problem())
                .isEqualTo("not-suspended");
    }

    @Test
    void what_is_missing_in_a_report_is_asked_for_and_keeps_credits_back_until_it_is_added() {
        String incident = AnyCredit.reported(NODE, ACME);
        String path = "/api/v1/incidents/" + incident;
        Reply asked = SAM.post(path + "/ask", "{\"message\": \"Which links?\"}");
        assertThat(asked.status()).as("%s", asked).isEqualTo(200);
        assertThat(NODE.as(ACME).post("/api/v1/credits", AnyCredit.body(incident)).problem()).isEqualTo("detail-is-missing");
        assertThat(NODE.as(GLOBEX).post(path + "/detail", "{\"message\": \"k7\"}").status()).isEqualTo(404);
        Reply added = NODE.as(ACME).post(path + "/detail", "{\"message\": \"The link k7\"}");
        assertThat(added.status()).as("%s", added).isEqualTo(200);
        assertThat(NODE.as(ACME).get(path + "/history").text()).contains("Which links?", "The link k7");
        assertThat(NODE.as(ACME).post("/api/v1/credits", AnyCredit.body(incident)).status()).isEqualTo(201);
    }

    @Test
    void time_that_is_spent_counts_against_what_was_purchased_and_an_overrun_is_shown() {
        NODE.as(OPERATOR).post("/api/v1/accounts/globex/support-plan", """
                {"outageNotices": false, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false,
                 "minutesPerMonth": 60}""");
        String time = "/api/v1/accounts/globex/support-time";
        long before = SAM.get(time).json().path("spentMinutes").asLong();
        Reply spent = SAM.post(time, "{\"minutes\": 25, \"what\": \"On the phone\"}");
        assertThat(spent.status()).as("%s", spent).isEqualTo(200);
        assertThat(spent.json().path("purchasedMinutes").asLong()).isEqualTo(60);
        assertThat(spent.json().path("spentMinutes").asLong()).isEqualTo(before + 25);
        JsonNode beyond = SAM.post(time, "{\"minutes\": 61, \"what\": \"A call\"}").json();
        assertThat(beyond.path("leftMinutes").asLong()).isZero();
        assertThat(beyond.path("overrunMinutes").asLong()).isEqualTo(before + 26);
        JsonNode own = NODE.as(GLOBEX).get(time).json();
        assertThat(own.path("overrunMinutes")).isEqualTo(beyond.path("overrunMinutes"));
        assertThat(own.path("items").get(0).path("by").isNull()).isTrue();
        assertThat(own.path("items").get(0).path("what").asString()).isEqualTo("A call");
        assertThat(NODE.as(ACME).get(time).status()).isEqualTo(404);
        assertThat(SAM.get(time + "?month=2025-01").json().path("spentMinutes").asLong()).isZero();
        assertThat(SAM.get(time + "?month=nonsense").status()).isEqualTo(400);
        assertThat(SAM.post(time, "{\"minutes\": 0, \"what\": \"W\"}").status()).isEqualTo(400);
        assertThat(SAM.post("/api/v1/accounts/platform/support-time", "{\"minutes\": 5, \"what\": \"W\"}").problem())
                .isEqualTo("no-customer");
    }

    @Test
    void what_cannot_be_logged_is_refused_by_its_field_and_a_repetition_gets_the_same_answer() {
        assertRefused("\"account\": \"no-such-account\"", "account");
        assertRefused("\"account\": \"platform\"", "account");
        assertRefused("\"incidentId\": \"nobody-knows-it\"", "incidentId");
        assertRefused("\"at\": \"2999-01-01T00:00:00Z\"", "at");
        Client keyed = SAM.with("Idempotency-Key", UUID.randomUUID().toString());
        String body = "{\"channel\": \"email\", \"what\": \"Are you there?\"}";
        Reply first = keyed.post(CONTACTS, body);
        Stored after = NODE.stored();
        assertThat(keyed.post(CONTACTS, body).text()).isEqualTo(first.text());
        assertThat(NODE.stored()).isEqualTo(after);
        assertThat(first.json().path("account").isNull()).isTrue();
        String id = first.json().path("id").asString();
        assertThat(NODE.as(AUDITOR).get(CONTACTS + "?limit=500&state=logged,waiting").text()).contains(id);
        assertThat(NODE.as(AUDITOR).get(CONTACTS + "?limit=500&account=acme").text()).doesNotContain(id);
        assertThat(SAM.get(CONTACTS + "?state=nonsense").status()).isEqualTo(400);
    }

    private static void assertRefused(String field, String name) {
        Reply reply = SAM.post(CONTACTS, "{\"channel\": \"direct\", \"what\": \"W\", " + field + "}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.json().path("errors").findValuesAsString("field")).contains(name);
    }
}
