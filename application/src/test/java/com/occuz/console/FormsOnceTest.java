package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A double click, a reload of what was sent, a phone that sends again: what was wanted once happens once. */
class FormsOnceTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

    private static Map<String, String> report(String title) {
        return Map.of(
                "title", title,
                "description", "Every time",
                "criterion", "individual-customer-issue",
                "components", "redirection");
    }

    private static long incidentsCalled(String title) {
        return NODE.as(ACME).get("/api/v1/incidents?limit=500").json().path("items").valueStream()
                .filter(incident -> incident.path("title").asString().equals(title))
                .count();
    }

    @Test
    void a_report_that_is_sent_again_is_the_same_one_and_another_rendering_is_another() {
        ConsoleClient ada = NODE.signedIn(ACME);
        String title = "Once " + UUID.randomUUID();
        ada.get("/support/new");
        String first = ada.post("/support", report(title)).requiredHeader("Location");
        assertThat(ada.post("/support", report(title)).requiredHeader("Location")).isEqualTo(first);
        assertThat(incidentsCalled(title)).isEqualTo(1);

        ada.get("/support/new");
        assertThat(ada.post("/support", report(title)).requiredHeader("Location")).isNotEqualTo(first);
        assertThat(incidentsCalled(title)).isEqualTo(2);
    }

    @Test
    void what_was_changed_before_it_is_sent_again_is_another_intent() {
        ConsoleClient ada = NODE.signedIn(ACME);
        ada.get("/support/new");
        String title = "Changed " + UUID.randomUUID();
        String first = ada.post("/support", report(title)).requiredHeader("Location");
        Map<String, String> other = new HashMap<>(report(title));
        other.put("description", "Only on Mondays");

        assertThat(ada.post("/support", other).requiredHeader("Location")).isNotEqualTo(first);
    }

    @Test
    void a_change_that_somebody_else_was_faster_with_stands_beside_theirs_and_can_be_saved_over_it() {
        String id = NODE.as(ACME)
                .post("/api/v1/links", "{\"destination\": \"https://example.com/first\", \"title\": \"First\"}")
                .json().path("id").asString();
        ConsoleClient ada = NODE.signedIn(ACME);
        Map<String, String> mine = new HashMap<>(Map.of(
                "destination", "https://example.com/first", "title", "Mine", "redirectStatus", "302",
                "version", version(ada.get("/links/" + id + "/edit"))));
        assertThat(NODE.as(ACME).patch("/api/v1/links/" + id, "{\"title\": \"<Theirs>\"}").status()).isEqualTo(200);

        Reply conflict = ada.post("/links/" + id, mine);
        assertThat(conflict.status()).isEqualTo(422);
        assertThat(conflict.text())
                .contains("Somebody has changed this link", "<td>&lt;Theirs&gt;</td><td>Mine</td>", "value=\"Mine\"")
                .doesNotContain("<th scope=\"row\">Where it leads");

        mine.put("version", version(conflict));
        assertThat(ada.post("/links/" + id, mine).status()).isEqualTo(302);
        assertThat(NODE.as(ACME).get("/api/v1/links/" + id).json().path("title").asString()).isEqualTo("Mine");
    }

    private static String version(Reply page) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page.text());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @Test
    void many_clicks_at_once_make_one_report() throws Exception {
        ConsoleClient ada = NODE.signedIn(ACME);
        ada.get("/support/new");
        String title = "At once " + UUID.randomUUID();
        List<String> locations = new ArrayList<>();
        try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(clicks.submit(() -> ada.post("/support", report(title))));
            }
            for (Future<Reply> reply : replies) {
                locations.add(reply.get().requiredHeader("Location"));
            }
        }
        assertThat(locations.stream().distinct()).hasSize(1);
        assertThat(incidentsCalled(title)).isEqualTo(1);
    }

    @Test
    void an_answer_reaches_the_customer_once() {
        String id = NODE.as(ACME).post(
                        "/api/v1/incidents",
                        "{\"title\": \"Answer me\", \"description\": \"Once\", \"severity\": 3,"
                                + " \"criterion\": \"individual-customer-issue\", \"components\": [\"redirection\"]}")
                .json().path("id").asString();
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        sam.get("/incidents/" + id);
        Map<String, String> answer = Map.of("message", "We look into it.", "version", "1");
        assertThat(sam.post("/incidents/" + id + "/respond", answer).status()).isEqualTo(302);
        assertThat(sam.post("/incidents/" + id + "/respond", answer).status()).isEqualTo(302);

        assertThat(sam.get("/incidents/" + id).text().split("Incident answered", -1)).hasSize(2);
    }

    @Test
    void a_link_and_a_key_are_made_once_and_shown_again() {
        ConsoleClient ada = NODE.signedIn(ACME);
        ada.get("/links/new");
        Map<String, String> link = Map.of("destination", "https://example.org/" + UUID.randomUUID());
        String first = ada.post("/links", link).requiredHeader("Location");
        assertThat(ada.post("/links", link).requiredHeader("Location")).isEqualTo(first);

        ada.get("/keys");
        Map<String, String> key = Map.of("label", "Once " + UUID.randomUUID(), "scopes", "read", "lifetime", "30");
        String secret = secret(ada.post("/keys", key));
        assertThat(NODE.nobody().withKey(secret).get("/api/v1/me").status()).isEqualTo(200);
    }

    private static String secret(Reply reply) {
        Matcher matcher = SECRET.matcher(reply.text());
        assertThat(matcher.find()).as("%s", reply).isTrue();
        return matcher.group(1);
    }
}
