package com.occuz.console;

import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.api.AnyContact;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Access is suspended and given back where accounts are listed (§ 4). */
class AccountPagesTest {

    private static final RunningNode NODE = RunningNode.shared();

    /** A node believes for a second that it knows an account's standing. */
    private static Reply until(int status, ConsoleClient client, String path) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            Reply reply = client.get(path);
            if (reply.status() == status || Instant.now().isAfter(patience)) {
                return reply;
            }
            Thread.sleep(100);
        }
    }

    @Test
    void an_operator_suspends_an_account_with_a_reason_that_its_people_read_and_gives_it_back() throws InterruptedException {
        ConsoleClient olga = NODE.signedIn(OPERATOR);
        ConsoleClient gus = NODE.signedIn(GLOBEX);
        assertThat(olga.get("/accounts").text()).contains("Suspend…", "/accounts/globex/suspend");
        assertThat(gus.get("/dashboard").status()).isEqualTo(200);
        try {
            assertThat(olga.post("/accounts/globex/suspend", Map.of("reason", "Third violation"))
                            .requiredHeader("Location"))
                    .endsWith("/accounts");
            Reply refused = until(403, gus, "/dashboard");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains(": Third violation. Your links go on redirecting.");
            assertThat(olga.get("/accounts").text()).contains("Third violation", "/accounts/globex/reinstate");

            assertThat(olga.post("/accounts/globex/reinstate", Map.of("reason", "They have agreed."))
                            .requiredHeader("Location"))
                    .endsWith("/accounts");
            assertThat(until(200, gus, "/dashboard").status()).isEqualTo(200);
        } finally {
            AnyContact.reinstate(NODE, GLOBEX);
        }
    }

    @Test
    void what_cannot_be_done_is_said_where_it_was_asked_for() {
        ConsoleClient olga = NODE.signedIn(OPERATOR);
        olga.get("/accounts");
        Reply unsaid = olga.post("/accounts/globex/suspend", Map.of("reason", " "));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Say why; the customer reads it.");
        olga.get("/accounts");
        Reply nothing = olga.post("/accounts/globex/reinstate", Map.of("reason", "So"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("not suspended");
        assertThat(olga.post("/accounts/nobody/suspend", Map.of("reason", "So")).status()).isEqualTo(404);
    }

    @Test
    void an_auditor_sees_accounts_and_changes_none() {
        assertThat(NODE.signedIn(AUDITOR).get("/accounts").text()).contains("globex").doesNotContain("Suspend…");
    }
}
