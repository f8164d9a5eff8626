package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.api.AnyCredit;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log of contacts, missing detail and support time as people see them. */
class ContactPagesTest {

    private static final RunningNode NODE = RunningNode.shared();

    private record Card(String id, String text) {}

    /** The card that shows the words. */
    private static Card card(Reply page, String words) {
        for (String text : page.text().split("id=\"contact-")) {
            if (text.contains(words)) {
                return new Card(text.substring(0, text.indexOf('"')), text.substring(0, text.indexOf("</li>")));
            }
        }
        throw new AssertionError(words + " is not in " + page);
    }

    @Test
    void a_contact_waits_until_somebody_says_what_is_made_of_it() {
        NODE.as(OPERATOR).post("/api/v1/accounts/acme/support-plan", """
                {"outageNotices": false, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}""");
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        String words = "On the phone " + UUID.randomUUID();
        sam.get("/contacts/new");
        assertThat(sam.post("/contacts", Map.of("account", ACME, "what", words)).text()).contains("id=\"channel-fault\"");
        sam.get("/contacts/new");
        assertThat(sam.post("/contacts", Map.of("account", ACME, "channel", "direct", "what", words)).status())
                .isEqualTo(302);
        Card waiting = card(sam.get("/contacts"), words);
        assertThat(waiting.text()).contains("off channel", "data-opens=\"dispose\"", "waits");
        Reply disposed = sam.post(
                "/contacts/" + waiting.id() + "/dispose", Map.of("disposition", "violation", "reason", "A third time"));
        assertThat(disposed.status()).as("%s", disposed).isEqualTo(302);
        assertThat(card(NODE.signedIn(AUDITOR).get("/contacts"), words).text())
                .contains("violation", "A third time", NODE.credentials(SUPPORT).email())
                .doesNotContain("data-action");
    }

    @Test
    void an_official_one_is_filed_and_a_form_that_is_sent_again_leads_to_the_same_incident() {
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        String words = "In the portal " + UUID.randomUUID();
        sam.get("/contacts/new");
        sam.post("/contacts", Map.of("account", ACME, "channel", "portal", "what", words));
        String file = "/contacts/" + card(sam.get("/contacts"), words).id() + "/file";
        assertThat(sam.get(file).text()).contains(words, "An official channel");
        assertThat(sam.post(file, Map.of("title", "Links fail")).text()).contains("id=\"criterion-fault\"");
        sam.get(file);
        Map<String, String> form = Map.of(
                "title", "Links fail",
                "description", words,
                "criterion", "individual-customer-issue",
                "components", "redirection");
        Reply filed = sam.post(file, form);
        assertThat(filed.status()).as("%s", filed).isEqualTo(302);
        Reply again = sam.post(file, form);
        assertThat(again.requiredHeader("Location")).isEqualTo(filed.requiredHeader("Location"));
        String incident = filed.requiredHeader("Location").replaceFirst("https?://[^/]+", "");
        assertThat(NODE.signedIn(ACME).get(incident).text()).contains("Links fail", words);
    }

    @Test
    void missing_detail_is_asked_for_and_added_and_the_time_it_took_is_told_to_both() {
        String incident = "/incidents/" + AnyCredit.reported(NODE, ACME);
        NODE.as(OPERATOR).post("/api/v1/accounts/acme/support-plan", """
                {"outageNotices": false, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false,
                 "minutesPerMonth": 600}""");
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        assertThat(sam.get(incident).text()).contains("Ask for missing detail", "Record time spent");
        assertThat(sam.post(incident + "/ask", Map.of("message", "Which links?")).status()).isEqualTo(302);
        assertThat(sam.post(incident + "/time", Map.of("minutes", "0", "spentOn", "x")).text())
                .contains("id=\"minutes-fault\"");
        sam.get(incident);
        assertThat(sam.post(incident + "/time", Map.of("minutes", "25", "spentOn", "A call")).status()).isEqualTo(302);

        ConsoleClient ada = NODE.signedIn(ACME);
        assertThat(ada.get(incident).text()).contains("Which links?", "Add to your report");
        assertThat(ada.post(incident + "/detail", Map.of("detail", "The link k7")).status()).isEqualTo(302);
        assertThat(ada.get(incident).text()).contains("The link k7");
        assertThat(ada.get("/support").text()).contains("Support time in 20", "used of 10 h");
    }
}
