package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.api.AnyCredit;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Service credits as people see them. */
class CreditPagesTest {

    private static final RunningNode NODE = RunningNode.shared();

    private record Card(String id, String text) {}

    /** The card that shows the evidence. */
    private static Card card(Reply page, String evidence) {
        for (String text : page.text().split("id=\"credit-")) {
            if (text.contains(evidence)) {
                return new Card(text.substring(0, text.indexOf('"')), text.substring(0, text.indexOf("</li>")));
            }
        }
        throw new AssertionError(evidence + " is not in " + page);
    }

    @Test
    void a_claim_begins_on_the_page_of_an_own_report_and_ends_with_what_was_decided() {
        ConsoleClient ada = NODE.signedIn(ACME);
        String incident = AnyCredit.reported(NODE, ACME);
        assertThat(ada.get("/incidents/" + incident).text()).contains("/credits/new?incident=" + incident);
        assertThat(NODE.signedIn(SUPPORT).get("/incidents/" + incident).text()).doesNotContain("/credits/new");
        String evidence = "Our logs " + UUID.randomUUID();
        Reply blank = ada.get("/credits/new?incident=" + incident);
        assertThat(blank.text()).contains("Links fail", "It has no cash value");
        assertThat(ada.post("/credits", Map.of("incidentId", incident)).text()).contains("id=\"evidence-fault\"");
        ada.get("/credits/new?incident=" + incident);
        assertThat(ada.post("/credits", Map.of("incidentId", incident, "evidence", evidence)).status()).isEqualTo(302);
        assertThat(card(ada.get("/credits"), evidence).text()).contains("waits for a decision").doesNotContain("data-action");

        ConsoleClient sam = NODE.signedIn(SUPPORT);
        Card waiting = card(sam.get("/credits"), evidence);
        assertThat(waiting.text()).contains("data-opens=\"award\"", "data-opens=\"deny\"", "acme");
        Reply wrong = sam.post(
                "/credits/" + waiting.id() + "/award", Map.of("value", "much", "appliesTo", "2999-12", "reason", "R"));
        assertThat(wrong.status()).isEqualTo(422);
        // The dialog is open again, about the same claim, with what was typed and what is wrong with it.
        assertThat(wrong.text())
                .contains("data-again=\"/credits/" + waiting.id() + "/award\"", "data-name=\"acme: Links fail\"")
                .contains("value=\"much\"", "id=\"value-fault\"", "Write an amount with its currency");
        Reply awarded = sam.post(
                "/credits/" + waiting.id() + "/award",
                Map.of("value", "25 usd", "appliesTo", "2999-12", "reason", "They agree with ours"));
        assertThat(awarded.status()).as("%s", awarded).isEqualTo(302);
        assertThat(card(ada.get("/credits"), evidence).text())
                .contains("25.00 USD", "2999-12", "Awarded by Occuz support", "They agree with ours")
                .doesNotContain(NODE.credentials(SUPPORT).email());
        assertThat(card(NODE.signedIn(AUDITOR).get("/credits"), evidence).text())
                .contains("Awarded by " + NODE.credentials(SUPPORT).email(), "sha256:", "the same figures come out")
                .doesNotContain("data-action");
        assertThat(NODE.signedIn(GLOBEX).get("/credits").text()).doesNotContain(evidence);
    }

    @Test
    void what_cannot_be_claimed_says_why_on_the_form() {
        ConsoleClient ada = NODE.signedIn(ACME);
        String incident = AnyCredit.reported(NODE, ACME);
        for (int i = 0; i < 2; i++) {
            ada.get("/credits/new?incident=" + incident);
            Reply reply = ada.post("/credits", Map.of("incidentId", incident, "evidence", "Our logs"));
            assertThat(reply.status()).isEqualTo(i == 0 ? 302 : 422);
            if (i == 1) {
                assertThat(reply.text()).contains("A credit was claimed for this incident already");
            }
        }
        assertThat(ada.get("/credits/new?incident=nobody-knows-it").status()).isEqualTo(404);
    }
}
