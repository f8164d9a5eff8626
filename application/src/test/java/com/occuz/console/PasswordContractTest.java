package com.occuz.console;

import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.RunningNode.Credentials;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PasswordContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");
    private static final String CHOSEN = "correct horse battery staple";

    private static Credentials newPerson() {
        String email = UUID.randomUUID() + "@acme.example";
        return new Credentials(email, secret(add(email, "acme", "customer")));
    }

    private static Reply add(String email, String account, String role) {
        ConsoleClient olga = NODE.signedIn(OPERATOR);
        olga.get("/people");
        return olga.post("/people", Map.of("email", email, "account", account, "role", role));
    }

    private static String secret(Reply reply) {
        Matcher matcher = SECRET.matcher(reply.text());
        assertThat(matcher.find()).as("%s", reply).isTrue();
        return matcher.group(1);
    }

    private static ConsoleClient signedIn(Credentials credentials) {
        ConsoleClient client = NODE.visitor();
        client.signIn(credentials);
        return client;
    }

    private static int signIn(String email, String password) {
        return NODE.visitor().post("/sign-in", Map.of("email", email, "password", password)).status();
    }

    private static Map<String, String> change(String current, String wanted, String again) {
        return Map.of("current", current, "wanted", wanted, "again", again);
    }

    @Nested
    class Somebody_who_is_let_in {

        @Test
        void signs_in_with_the_password_that_was_shown_once() {
            Credentials nina = newPerson();

            assertThat(signedIn(nina).get("/dashboard").status()).isEqualTo(200);
            assertThat(NODE.signedIn(OPERATOR).get("/people").text()).contains(nina.email()).doesNotContain(nina.password());
        }

        @Test
        void is_refused_with_the_field_at_fault() {
            String email = UUID.randomUUID() + "@acme.example";
            assertThat(add(email, "nobodys", "customer").status()).isEqualTo(422);
            assertThat(add(email, "platform", "customer").status()).isEqualTo(422);
            assertThat(add(email, "acme", "king").text()).contains("role-fault");
            assertThat(add("no address", "acme", "customer").text()).contains("email-fault");
            assertThat(add(newPerson().email(), "acme", "customer").text()).contains("Somebody signs in with this address already.");
        }

        @Test
        void is_let_in_by_operators_alone() {
            ConsoleClient sam = NODE.signedIn(SUPPORT);
            sam.get("/people");
            assertThat(sam.post("/people", Map.of("email", "x@acme.example", "account", "acme", "role", "customer")).status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class Who_changes_their_own {

        @Test
        void goes_on_here_is_signed_out_elsewhere_and_comes_in_with_the_new_one_alone() {
            Credentials nina = newPerson();
            ConsoleClient here = signedIn(nina);
            ConsoleClient elsewhere = signedIn(nina);
            here.get("/own");

            assertThat(here.post("/own/password", change(nina.password(), CHOSEN, CHOSEN)).status()).isEqualTo(302);

            assertThat(here.get("/own?changed").text()).contains("Your password is changed.");
            assertThat(elsewhere.get("/own").status()).isEqualTo(303);
            assertThat(signIn(nina.email(), nina.password())).isEqualTo(401);
            assertThat(signIn(nina.email(), CHOSEN)).isEqualTo(302);
        }

        @Test
        void has_to_know_the_present_one_and_choose_a_sound_one() {
            Credentials nina = newPerson();
            ConsoleClient here = signedIn(nina);
            here.get("/own");

            assertThat(refused(here, change("wrong", CHOSEN, CHOSEN))).contains("This is not your password.");
            assertThat(refused(here, change(nina.password(), "too short", "too short"))).contains("12 characters at least");
            assertThat(refused(here, change(nina.password(), "é".repeat(37), "é".repeat(37)))).contains("not more than 72 bytes");
            assertThat(refused(here, change(nina.password(), CHOSEN, "another one here"))).contains("not the same as above");
            assertThat(refused(here, change(nina.password(), nina.password(), nina.password()))).contains("that you have now");
            assertThat(signIn(nina.email(), nina.password())).isEqualTo(302);
        }

        @Test
        void cannot_go_on_guessing_the_present_one() {
            ConsoleClient here = signedIn(newPerson());
            here.get("/own");
            for (int i = 0; i < 10; i++) {
                refused(here, change("wrong " + i, CHOSEN, CHOSEN));
            }
            assertThat(refused(here, change("wrong", CHOSEN, CHOSEN))).contains("Too many tries.");
        }

        private static String refused(ConsoleClient client, Map<String, String> form) {
            Reply reply = client.post("/own/password", form);
            assertThat(reply.status()).isEqualTo(422);
            return reply.text();
        }
    }

    @Nested
    class Who_has_lost_theirs {

        @Test
        void gets_a_new_one_from_an_operator_and_every_session_ends() {
            Credentials nina = newPerson();
            ConsoleClient open = signedIn(nina);
            ConsoleClient olga = NODE.signedIn(OPERATOR);

            String password = secret(olga.post("/people/" + idOf(nina, olga) + "/password", Map.of()));

            assertThat(open.get("/own").status()).isEqualTo(303);
            assertThat(signIn(nina.email(), nina.password())).isEqualTo(401);
            assertThat(signIn(nina.email(), password)).isEqualTo(302);
        }

        @Test
        void keeps_the_one_that_they_chose_since_when_the_form_is_sent_again() {
            Credentials nina = newPerson();
            ConsoleClient olga = NODE.signedIn(OPERATOR);
            String path = "/people/" + idOf(nina, olga) + "/password";
            String given = secret(olga.post(path, Map.of()));
            assertThat(secret(olga.post(path, Map.of()))).isEqualTo(given);
            assertThat(told("PasswordChanged", nina)).isEqualTo(1);
            ConsoleClient here = signedIn(new Credentials(nina.email(), given));
            here.get("/own");
            assertThat(here.post("/own/password", change(given, CHOSEN, CHOSEN)).status()).isEqualTo(302);

            assertThat(olga.post(path, Map.of()).text()).contains("has changed the password since").doesNotContain(given);

            assertThat(here.get("/own").status()).isEqualTo(200);
            assertThat(signIn(nina.email(), given)).isEqualTo(401);
            assertThat(signIn(nina.email(), CHOSEN)).isEqualTo(302);
        }
    }

    @Nested
    class The_ledger {

        @Test
        void tells_who_changed_whose_password_and_never_to_what() {
            Credentials nina = newPerson();
            ConsoleClient olga = NODE.signedIn(OPERATOR);
            String user = idOf(nina, olga);
            ConsoleClient here = signedIn(nina);
            here.get("/own");
            here.post("/own/password", change(nina.password(), CHOSEN, CHOSEN));
            assertThat(last("PasswordChanged"))
                    .contains("Password changed", quoted("user", user), quoted("actorId", user))
                    .contains(quoted("accountId", "acme"))
                    .doesNotContain(CHOSEN, nina.password(), "$2a$");
            assertThat(olga.get("/people").text()).contains("password changed");

            String given = secret(olga.post("/people/" + user + "/password", Map.of()));

            assertThat(last("PasswordChanged"))
                    .contains(quoted("user", user), by(NODE.credentials(OPERATOR)))
                    .doesNotContain(given, "$2a$");
            assertThat(told("PasswordChanged", nina)).isEqualTo(2);
        }

        @Test
        void tells_who_signed_whom_out() {
            Credentials nina = newPerson();
            ConsoleClient olga = NODE.signedIn(OPERATOR);
            ConsoleClient here = signedIn(nina);

            assertThat(olga.post("/people/" + idOf(nina, olga) + "/end-sessions", Map.of()).status()).isEqualTo(302);

            assertThat(here.get("/own").status()).isEqualTo(303);
            assertThat(last("SessionsEnded"))
                    .contains("Sessions ended", quoted("user", idOf(nina, olga)), by(NODE.credentials(OPERATOR)));
        }

        private static String by(Credentials person) {
            return "<dt>By</dt><dd>" + person.email() + "</dd>";
        }

        /** A word of an event as its page shows it. */
        private static String quoted(String name, String value) {
            return "&quot;%s&quot; : &quot;%s&quot;".formatted(name, value);
        }
    }

    private static String idOf(Credentials person, ConsoleClient olga) {
        String page = olga.get("/people").text();
        Matcher user = Pattern.compile("change-(u_[0-9a-f]+)\" aria-label=\"Change the sign-in of " + person.email()).matcher(page);
        assertThat(user.find()).isTrue();
        return user.group(1);
    }

    private static List<String> events(String type) {
        String list = NODE.signedIn(AUDITOR).get("/events?type=account." + type).text();
        return Pattern.compile("href=\"(/events/\\d+)\"").matcher(list).results().map(found -> found.group(1)).distinct().toList();
    }

    /** The last event of a type, as an auditor reads it. */
    private static String last(String type) {
        return NODE.signedIn(AUDITOR).get(events(type).getFirst()).text();
    }

    /** How many of the last events of a type are about somebody. */
    private static long told(String type, Credentials person) {
        String user = idOf(person, NODE.signedIn(OPERATOR));
        ConsoleClient aud = NODE.signedIn(AUDITOR);
        return events(type).stream().filter(event -> aud.get(event).text().contains(user)).count();
    }
}
