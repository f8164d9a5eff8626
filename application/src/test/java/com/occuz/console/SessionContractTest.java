package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String SESSION = "occuz_session";

    private static Map<String, String> credentials(String person) {
        return Map.of("email", NODE.credentials(person).email(), "password", NODE.credentials(person).password());
    }

    @Nested
    class At_the_door {

        @Test
        void a_right_password_begins_a_session_that_scripts_and_other_sites_cannot_use() {
            Reply reply = NODE.visitor().post("/sign-in", credentials(ACME));

            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> cookie.startsWith(SESSION))
                    .singleElement()
                    .satisfies(cookie -> assertThat(cookie)
                            .contains("HttpOnly", "SameSite=Lax", "Path=/")
                            .doesNotContain("Secure"));
        }

        @Test
        void capitals_and_blanks_around_the_address_do_not_matter() {
            Map<String, String> shouted = Map.of(
                    "email", "  " + NODE.credentials(ACME).email().toUpperCase(java.util.Locale.ROOT) + " ",
                    "password", NODE.credentials(ACME).password());

            assertThat(NODE.visitor().post("/sign-in", shouted).status()).isEqualTo(302);
        }

        @Test
        void a_wrong_password_an_unknown_address_and_another_ones_password_are_answered_alike() {
            String address = NODE.credentials(ACME).email();
            String wrong = refused(Map.of("email", address, "password", "not-this-one"));

            assertThat(refused(Map.of("email", address, "password", NODE.credentials(GLOBEX).password()))).isEqualTo(wrong);
            assertThat(refused(Map.of("email", address, "password", ""))).isEqualTo(wrong);
            assertThat(refused(Map.of("email", "nobody@acme.example", "password", "nobody"))
                            .replace("nobody@acme.example", address))
                    .isEqualTo(wrong);
            assertThat(refused(Map.of("email", "no address", "password", "x")).replace("no address", address))
                    .isEqualTo(wrong);
        }

        private static String refused(Map<String, String> form) {
            ConsoleClient visitor = NODE.visitor();
            Reply reply = visitor.post("/sign-in", form);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(visitor.cookie(SESSION)).isNull();
            return reply.text().replaceAll("(name=\"_csrf\" value=|hx-headers=)\"[^\"]*\"", "");
        }

        @Test
        void after_ten_wrong_tries_at_an_account_none_is_looked_at_any_more() {
            String address = UUID.randomUUID() + "@acme.example";
            List<Integer> answers = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(i -> NODE.visitor().post("/sign-in", Map.of("email", address, "password", "wrong")))
                    .map(Reply::status)
                    .toList();

            assertThat(answers.subList(0, 10)).containsOnly(401);
            assertThat(answers.subList(10, 12)).containsOnly(429);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/sign-in",
            "/\tx", "evil", ""
        })
        void a_return_path_that_is_none_of_ours_leads_home(String path) {
            Map<String, String> form = new java.util.HashMap<>(credentials(ACME));
            form.put("return", path);

            assertThat(NODE.visitor().post("/sign-in", form).requiredHeader("Location")).isEqualTo("/");
        }

        @Test
        void whoever_was_sent_to_the_door_goes_on_where_they_were() {
            ConsoleClient visitor = NODE.visitor();
            String door = visitor.get("/links?q=a%26b").requiredHeader("Location");
            assertThat(door).isEqualTo("/sign-in?return=%2Flinks%3Fq%3Da%2526b");
            assertThat(visitor.get(door).text()).contains("name=\"return\" value=\"/links?q=a%26b\"");
        }
    }

    @Nested
    class Signed_in {

        @Test
        void a_session_that_somebody_planted_is_not_taken_over() {
            ConsoleClient victim = NODE.signedIn(GLOBEX);
            String planted = Objects.requireNonNull(victim.cookie(SESSION));

            ConsoleClient browser = NODE.visitor().withCookie(SESSION, planted);
            assertThat(browser.post("/sign-in", credentials(ACME)).status()).isEqualTo(302);

            assertThat(browser.cookie(SESSION)).isNotNull().isNotEqualTo(planted);
            assertThat(NODE.visitor().withCookie(SESSION, planted).get("/dashboard").status()).isEqualTo(303);
        }

        @Test
        void signing_out_ends_the_session_and_not_only_the_cookie() {
            ConsoleClient browser = NODE.signedIn(ACME);
            String session = Objects.requireNonNull(browser.cookie(SESSION));
            assertThat(browser.get("/dashboard").status()).isEqualTo(200);

            assertThat(browser.post("/sign-out", Map.of()).requiredHeader("Location")).isEqualTo("/sign-in");

            assertThat(browser.cookie(SESSION)).isNull();
            Reply later = NODE.visitor().withCookie(SESSION, session).get("/dashboard");
            assertThat(later.requiredHeader("Location")).isEqualTo("/sign-in?expired&return=%2Fdashboard");
        }

        @Test
        void a_cookie_opens_nothing_of_the_api_and_a_key_nothing_of_the_console() {
            ConsoleClient browser = NODE.signedIn(ACME);
            assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
            assertThat(NODE.as(ACME).get("/dashboard").status()).isEqualTo(303);
        }

        @Test
        void no_page_is_kept_by_a_browser_and_every_page_allows_only_our_own_files() {
            for (String path : List.of("/dashboard", "/links", "/nothing-is-here", "/sign-in")) {
                Reply reply = NODE.signedIn(ACME).get(path);
                assertThat(reply.requiredHeader("Content-Security-Policy"))
                        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(reply.requiredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(reply.requiredHeader("Referrer-Policy")).isEqualTo("same-origin");
                assertThat(reply.requiredHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            }
            assertThat(NODE.signedIn(ACME).get("/dashboard").requiredHeader("Cache-Control")).contains("no-store");
        }
    }
}
