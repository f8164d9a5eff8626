package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ConsoleClient;
import com.occuz.running.RunningNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeskPagesTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Pattern MORE = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Test
    void more_incidents_than_a_page_holds_are_shown_page_by_page_each_once() {
        String name = "Paged " + UUID.randomUUID();
        for (int i = 0; i < 53; i++) {
            assertThat(NODE.as(GLOBEX)
                            .post(
                                    "/api/v1/incidents",
                                    "{\"title\": \"%s no %d.\", \"description\": \"Many\", \"severity\": 3,".formatted(name, i)
                                            + " \"criterion\": \"individual-customer-issue\", \"components\": [\"redirection\"]}")
                            .status())
                    .isEqualTo(201);
        }
        assertThat(seen(NODE.signedIn(SUPPORT), "/desk?q=" + name.replace(" ", "+"), name)).hasSize(53).doesNotHaveDuplicates();
        assertThat(seen(NODE.signedIn(GLOBEX), "/support?show=open", name)).hasSize(53).doesNotHaveDuplicates();
    }

    /** What every page of a list shows, from the first on. */
    private static List<String> seen(ConsoleClient client, String first, String name) {
        List<String> seen = new ArrayList<>();
        String path = first;
        while (!path.isEmpty()) {
            String page = client.get(path).text();
            Matcher rows = Pattern.compile(Pattern.quote(name) + " no \\d+\\.").matcher(page);
            while (rows.find()) {
                seen.add(rows.group());
            }
            Matcher more = MORE.matcher(page);
            path = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        return seen;
    }

    @Test
    void a_customer_sees_its_own_incidents_apart_from_those_of_the_whole_platform() {
        String name = "Whose " + UUID.randomUUID();
        report(ACME, "", name + " ours");
        report(OPERATOR, "/detect", name + " everybodys");
        ConsoleClient ada = NODE.signedIn(ACME);

        assertThat(ada.get("/support").text()).contains(name + " ours").doesNotContain(name + " everybodys");
        assertThat(ada.get("/support?of=platform").text()).contains(name + " everybodys").doesNotContain(name + " ours");
    }

    @Test
    void a_customer_may_look_at_what_is_open_alone() {
        String name = "Over " + UUID.randomUUID();
        String id = report(ACME, "", name);
        assertThat(NODE.signedIn(ACME).get("/support?show=open").text()).contains(name);

        assertThat(NODE.as(SUPPORT).post("/api/v1/incidents/" + id + "/restore", "{}").status()).isEqualTo(200);

        assertThat(NODE.signedIn(ACME).get("/support?show=open").text()).doesNotContain(name);
        assertThat(NODE.signedIn(ACME).get("/support").text()).contains(name);
    }

    private static String report(String person, String how, String title) {
        return NODE.as(person)
                .post(
                        "/api/v1/incidents" + how,
                        "{\"title\": \"%s\", \"description\": \"It fails\", \"severity\": 3,".formatted(title)
                                + " \"criterion\": \"non-critical-functionality\", \"components\": [\"redirection\"]}")
                .json().path("id").asString();
    }

    @Test
    void an_auditor_sees_processors_and_nodes_and_nothing_to_press() {
        String processors = NODE.signedIn(AUDITOR).get("/processors").text();
        assertThat(processors).contains("Dead letters", "<h2>links</h2>").doesNotContain("/rebuild", "Rebuild");
        assertThat(NODE.signedIn(OPERATOR).get("/processors").text()).contains("Rebuild");
        assertThat(NODE.signedIn(AUDITOR).get("/nodes").text()).contains("Edge of this node", "href=\"/processors\"");
    }

    @Test
    void a_place_that_is_none_is_told() {
        assertThat(NODE.signedIn(SUPPORT).get("/desk?after=somewhere").text()).contains("Begin the list anew.");
    }
}
