package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Accounts accept versions of the agreement (§ 15), and the staff see which ones have. */
class TermsAcceptanceContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ADA = NODE.as(ACME);
    private static final Client GUS = NODE.as(GLOBEX);
    private static final String TERMS = "/api/v1/sla/terms";

    /** Takes effect when no other test measures any more. */
    private static int published() {
        Reply published = NODE.as(OPERATOR).post(TERMS, """
                {"summary": "Another lead time", "effectiveFrom": "9000-01-01T00:00:00-05:00",
                 "terms": {"plannedWork": {"leadTime": "PT%dS"}}}""".formatted(ThreadLocalRandom.current().nextInt(1, 7_000_000)));
        assertThat(published.status()).as("%s", published).isEqualTo(201);
        return published.json().path("version").asInt();
    }

    private static List<String> accounts(Client client, int version) {
        return client.get(TERMS + "/" + version + "/acceptances").json().path("items").valueStream()
                .map(it -> it.path("account").asString())
                .toList();
    }

    @Nested
    class A_version_that_is_announced {

        @Test
        void is_accepted_once_by_an_account_and_every_repetition_says_so() {
            int version = published();
            Reply first = ADA.with("Idempotency-Key", UUID.randomUUID().toString())
                    .post(TERMS + "/" + version + "/accept", "{}");
            assertThat(first.status()).as("%s", first).isEqualTo(200);
            JsonNode accepted = first.json();
            assertThat(accepted.path("account").asString()).isEqualTo("acme");
            assertThat(accepted.path("version").asInt()).isEqualTo(version);
            assertThat(accepted.path("acceptedBy").asString()).startsWith("user:u_");
            assertThat(first.requiredHeader("Occuz-Position")).isEqualTo(accepted.path("position").asString());

            assertThat(ADA.post(TERMS + "/" + version + "/accept", "").json()).isEqualTo(accepted);
            assertThat(accounts(ADA, version)).containsExactly("acme");
        }

        @Test
        void is_seen_to_be_accepted_by_the_staff_and_by_the_account_itself() {
            int version = published();
            ADA.post(TERMS + "/" + version + "/accept", "{}");
            GUS.post(TERMS + "/" + version + "/accept", "{}");

            assertThat(accounts(NODE.as(SUPPORT), version)).containsExactly("globex", "acme");
            assertThat(accounts(GUS, version)).containsExactly("globex");
            Reply page = NODE.as(SUPPORT).get(TERMS + "/" + version + "/acceptances?limit=1");
            String cursor = page.json().path("nextCursor").asString();
            assertThat(NODE.as(SUPPORT)
                            .get(TERMS + "/" + version + "/acceptances?limit=1&cursor=" + cursor)
                            .json().path("items").path(0).path("account").asString())
                    .isEqualTo("acme");
            JsonNode acme = NODE.as(SUPPORT).get("/api/v1/accounts?limit=500").json().path("items").valueStream()
                    .filter(it -> it.path("account").asString().equals("acme"))
                    .findFirst()
                    .orElseThrow();
            assertThat(acme.path("accepted").path("version").asInt()).isEqualTo(version);
            assertThat(acme.path("suspendedSince").isNull()).isTrue();
        }
    }

    @Test
    void a_version_that_does_not_exist_is_not_accepted_and_fields_that_are_none_are_named() {
        for (String unknown : List.of("9999999", "0", "latest")) {
            assertThat(ADA.post(TERMS + "/" + unknown + "/accept", "{}").status()).isEqualTo(404);
            assertThat(ADA.get(TERMS + "/" + unknown + "/acceptances").status()).isEqualTo(404);
        }
        Reply refused = ADA.post(TERMS + "/1/accept", "{\"really\": true}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asString()).isEqualTo("really");
        assertThat(NODE.as(OPERATOR).post(TERMS + "/1/accept", "{}").status()).isEqualTo(403);
    }

    @Nested
    class In_the_console {

        @Test
        void a_customer_is_told_of_a_new_version_until_somebody_has_accepted_it_and_is_kept_from_nothing() {
            int version = published();
            ConsoleClient ada = NODE.signedIn(ACME);
            String told = "Version " + version + " of the service level agreement is published";
            assertThat(ada.get("/dashboard").text()).contains(told, "/terms#version-" + version);
            assertThat(ada.get("/links").text()).contains(told);
            assertThat(NODE.signedIn(SUPPORT).get("/desk").text()).doesNotContain(told);
            assertThat(ada.get("/terms").text()).contains("Accept version " + version);

            Reply accepted = ada.post("/terms/" + version + "/accept", Map.of());
            assertThat(accepted.requiredHeader("Location")).contains("/terms?accepted=" + version);
            assertThat(ada.get("/dashboard").text()).doesNotContain("of the service level agreement is published");
            assertThat(ada.get("/terms?accepted=" + version).text())
                    .contains("Thank you", "Accepted by " + NODE.credentials(ACME).email())
                    .doesNotContain("Accept version " + version);
            assertThat(NODE.signedIn(OPERATOR).get("/terms/" + version + "/acceptances").text())
                    .contains("Who has accepted version " + version, NODE.credentials(ACME).email());
            assertThat(NODE.signedIn(OPERATOR).get("/terms").text()).contains("/terms/" + version + "/acceptances");
        }

        @Test
        void a_version_that_no_longer_exists_for_anybody_is_not_accepted() {
            ConsoleClient ada = NODE.signedIn(ACME);
            ada.get("/terms");
            assertThat(ada.post("/terms/9999999/accept", Map.of()).requiredHeader("Location")).contains("refused");
            assertThat(ada.post("/terms/none/accept", Map.of()).status()).isEqualTo(404);
        }
    }

    @Test
    void a_preview_shows_what_a_version_would_make_of_clocks_that_are_open() {
        String incident = NODE.as(OPERATOR).post("/api/v1/incidents/detect", """
                {"title": "Probe fails", "severity": 2, "criterion": "major-feature-degradation", "components": ["analytics"]}""")
                .json().path("id").asString();
        NODE.as(OPERATOR).post("/api/v1/incidents/" + incident + "/diagnose", "{\"cause\": \"A full disk\"}");
        String body = "{\"terms\": {\"highResponse\": \"PT1H\"}}";

        JsonNode clocks = NODE.as(OPERATOR).post(TERMS + "/preview", body).json().path("clocks");
        assertThat(clocks.path("open").asInt()).isPositive();
        JsonNode moved = clocks.path("moved").valueStream()
                .filter(it -> it.path("incidentId").asString().equals(incident))
                .filter(it -> it.path("reading").asString().equals("contract"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(clocks));
        JsonNode now = NODE.as(OPERATOR).get("/api/v1/incidents/" + incident + "/clocks").json().path("items").path(0);
        assertThat(moved.path("clock").asString()).isEqualTo("response");
        assertThat(moved.path("asItIs")).isEqualTo(now.path("dueAt"));
        assertThat(moved.path("published")).isEqualTo(moved.path("asItIs"));
        assertThat(moved.path("allAlong").asString()).isLessThan(moved.path("asItIs").asString());

        NODE.as(OPERATOR).post("/api/v1/incidents/" + incident + "/respond", "{}");
        NODE.as(OPERATOR).post("/api/v1/incidents/" + incident + "/restore", "{}");
        assertThat(NODE.as(OPERATOR).post(TERMS + "/preview", body).text()).doesNotContain(incident);
    }
}
