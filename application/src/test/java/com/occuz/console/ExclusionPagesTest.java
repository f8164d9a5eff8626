package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queue of exclusions as people see it. */
class ExclusionPagesTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Map<String, String> WHY = Map.of("reason", "The times agree");

    private static Map<String, String> claim(String evidence) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("category", "customer-misconfiguration");
        form.put("scope", "account");
        form.put("account", ACME);
        form.put("from", "2025-10-04T12:00:00");
        form.put("until", "2025-10-04T12:00:0" + (1 + Math.floorMod(evidence.hashCode(), 8)));
        form.put("evidence", evidence);
        form.put("incidentId", reported());
        return form;
    }

    private static String reported() {
        return NODE.as(ACME)
                .post(
                        "/api/v1/incidents",
                        "{\"title\": \"Our host answers\", \"description\": \"Another one\", \"severity\": 3,"
                                + " \"criterion\": \"individual-customer-issue\", \"components\": [\"redirection\"]}")
                .json()
                .path("id")
                .asString();
    }

    private record Card(String id, String text) {}

    /** The card that shows the evidence. */
    private static Card card(Reply page, String evidence) {
        for (String text : page.text().split("id=\"exclusion-")) {
            if (text.contains(evidence)) {
                return new Card(text.substring(0, text.indexOf('"')), text.substring(0, text.indexOf("</li>")));
            }
        }
        throw new AssertionError(evidence + " is not in " + page);
    }

    @Test
    void a_claim_waits_for_somebody_else_and_says_so_to_whoever_made_it() {
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        String evidence = "Their DNS " + UUID.randomUUID();
        sam.get("/exclusions/new");
        assertThat(sam.post("/exclusions", claim(evidence)).status()).isEqualTo(302);
        Card own = card(sam.get("/exclusions"), evidence);
        assertThat(own.text()).contains("You claimed it", NODE.credentials(SUPPORT).email()).doesNotContain("data-action");
        String path = "/exclusions/" + own.id();
        Reply refused = sam.post(path + "/approve", WHY);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("a second person does");

        ConsoleClient olga = NODE.signedIn(OPERATOR);
        assertThat(card(olga.get("/exclusions"), evidence).text()).contains("data-opens=\"approve\"", "data-opens=\"reject\"");
        assertThat(card(NODE.signedIn(AUDITOR).get("/exclusions"), evidence).text()).doesNotContain("data-action");
        assertThat(olga.post(path + "/approve", Map.of("reason", " ")).text()).contains("Say why.");
        assertThat(olga.post(path + "/approve", WHY).status()).isEqualTo(302);
        assertThat(card(sam.get("/exclusions"), evidence).text())
                .contains("Approved by " + NODE.credentials(OPERATOR).email(), "data-opens=\"revoke\"");
    }

    @Test
    void a_claim_that_is_sent_again_is_made_once() {
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        Map<String, String> form = claim("Sent twice " + UUID.randomUUID());
        sam.get("/exclusions/new");
        assertThat(sam.post("/exclusions", form).status()).isEqualTo(302);
        assertThat(sam.post("/exclusions", form).status()).isEqualTo(302);
        sam.get("/exclusions/new");
        Reply another = sam.post("/exclusions", form);
        assertThat(another.status()).isEqualTo(422);
        assertThat(another.text()).contains("This time is claimed already");
    }

    @Test
    void an_incident_fills_the_form_with_its_time_and_whom_it_hit() {
        String incident = reported();
        NODE.as(OPERATOR).post("/api/v1/incidents/" + incident + "/restore", "{}");
        String form = NODE.signedIn(SUPPORT).get("/exclusions/new?incident=" + incident).text();
        assertThat(form).contains("value=\"" + incident + "\"", "value=\"acme\"");
        assertThat(form).containsPattern("id=\"from\"[^>]*value=\"20\\d\\d-\\d\\d-\\d\\dT");
        assertThat(form).containsPattern("id=\"until\"[^>]*value=\"20\\d\\d-\\d\\d-\\d\\dT");
        assertThat(form).containsPattern("value=\"account\"[^>]*checked");
        assertThat(NODE.signedIn(SUPPORT).get("/exclusions/new?incident=nobody-knows-it").status()).isEqualTo(404);
    }

    @Test
    void what_is_missing_is_said_at_its_field() {
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        sam.get("/exclusions/new");
        Reply reply = sam.post("/exclusions", Map.of("scope", "components", "from", "2025-10-04T12:00"));
        assertThat(reply.status()).isEqualTo(422);
        for (String field : new String[] {"category", "components", "until", "evidence"}) {
            assertThat(reply.text()).as(field).contains("id=\"" + field + "-fault\"");
        }
    }
}
