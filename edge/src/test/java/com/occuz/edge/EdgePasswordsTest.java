package com.occuz.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.RawHttp.Answer;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkLocked;
import com.occuz.kernel.link.LinkEvent.LinkUnlocked;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.PasswordHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that asks for a password before it leads on. */
class EdgePasswordsTest extends EdgeOfLinks {

    private static final LinkId K7 = Links.id("k7");
    private static final KeySubject KEY = KeySubject.of(new AccountId("acme"));
    private static final PasswordHash HASH = new PasswordHash("$2a$10$" + "O".repeat(53));
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String RIGHT = "password=open+sesame";

    EdgePasswordsTest(@TempDir Path directory) {
        super(directory);
    }

    @BeforeEach
    void lock() {
        tell(new LinkLocked(K7, Erasable.of(KEY, HASH), Links.NOW));
    }

    private void tell(LinkEvent event) {
        long before = server.status().position();
        edge.ledger.add(event);
        assertThat(TestEdge.soon(() -> server.status().position() > before)).isTrue();
    }

    private Answer ask(String request) {
        try {
            return RawHttp.ask(port, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer get(String target) {
        return ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private Answer post(String target, String headers, String body) {
        return ask("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private List<Integer> statuses(int times, String headers, String body) {
        return IntStream.range(0, times).mapToObj(i -> post("/k7", FORM + headers, body).status()).toList();
    }

    @Nested
    class Without_the_password {

        @Test
        void shows_a_form_and_nothing_of_the_link() {
            for (String target : List.of("/k7", "/k7+")) {
                Answer form = get(target);
                assertThat(form.status()).isEqualTo(200);
                assertThat(form.text())
                        .contains("method=\"post\"", "action=\"/k7\"", "type=\"password\"")
                        .doesNotContain("example.org/", "Ours");
                assertThat(form.header("cache-control")).isEqualTo("no-store");
                assertThat(form.header("location")).isEmpty();
                assertThat(form.header("content-security-policy")).contains("form-action 'self' http: https:");
            }
            assertThat(ask("HEAD /k7 HTTP/1.1\r\nHost: localhost\r\n\r\n").header("location")).isEmpty();
            assertThat(get("/k7/qr").status()).isEqualTo(200);
            assertThat(server.status().journalled()).isZero();
        }

        @Test
        void another_is_told_to_be_wrong_and_is_no_click() {
            for (String body : List.of("password=nope", "password=", "", "other=open+sesame", "password=%zz", "password=open%20sesam")) {
                Answer answer = post("/k7", FORM, body);
                assertThat(answer.status()).as(body).isEqualTo(403);
                assertThat(answer.text()).contains("That was not the password", "method=\"post\"").doesNotContain("nope", "sesam");
                assertThat(answer.header("cache-control")).isEqualTo("no-store");
            }
            assertThat(get("/k7?" + RIGHT).status()).isEqualTo(200);
            assertThat(post("/k7?" + RIGHT, FORM, "").status()).isEqualTo(403);
            assertThat(server.status().journalled()).isZero();
        }
    }

    @Nested
    class With_the_password {

        @Test
        void it_leads_on_and_counts() {
            Answer answer = post("/k7", FORM, "a=b&" + RIGHT);
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("location")).isEqualTo("https://example.org/%C3%A4?q=1#there");
            assertThat(answer.header("cache-control")).contains("no-store");
            assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 1)).isTrue();
            Click click = edge.store.clicks().getFirst();
            assertThat(click.method()).isEqualTo("POST");
            assertThat(click.status()).isEqualTo(303);
        }

        @Test
        void it_leads_on_with_what_was_appended_and_as_often_as_it_may() {
            tell(new ClickLimitChanged(K7, null, new ClickLimit(3), Links.NOW));
            tell(new ForwardingChanged(K7, Forwarding.NONE, new Forwarding(true, true), Links.NOW));
            assertThat(get("/k7/a?x=\"1\"").text()).contains("action=\"/k7/a?x=&quot;1&quot;\"");
            assertThat(post("/k7/a?x=1", FORM, RIGHT).header("location"))
                    .isEqualTo("https://example.org/%C3%A4/a?q=1&x=1#there");
            assertThat(statuses(1, "", "password=x")).containsExactly(403);
            assertThat(statuses(3, "", RIGHT)).containsExactly(303, 303, 410);
        }

        @Test
        void a_link_that_asks_no_more_leads_on_at_once_and_takes_no_forms() {
            tell(new LinkUnlocked(K7, Links.NOW));
            assertThat(get("/k7").status()).isEqualTo(302);
            assertThat(post("/k7", FORM, RIGHT).status()).isEqualTo(405);
            assertThat(post("/nope", FORM, RIGHT).status()).isEqualTo(405);
        }
    }

    @Nested
    class Whoever_guesses {

        private static final String PROXIED = "X-Forwarded-For: 203.0.113.";

        private Answer tryFrom(int client, String body) {
            String request = "POST /k7 HTTP/1.1\r\nHost: localhost\r\n" + FORM + PROXIED + client + "\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            try (RawHttp proxy = new RawHttp(port, TestEdge.PROXY)) {
                proxy.send(request);
                return proxy.answer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        void waits_after_ten_wrong_tries_even_with_the_right_one_while_others_get_on() {
            for (int i = 0; i < 10; i++) {
                assertThat(tryFrom(1, "password=" + i).status()).isEqualTo(403);
            }
            Answer waiting = tryFrom(1, RIGHT);
            assertThat(waiting.status()).isEqualTo(429);
            assertThat(waiting.header("retry-after")).isEqualTo("60");
            for (int i = 0; i < 12; i++) {
                assertThat(tryFrom(2, RIGHT).status()).as("right tries do not count").isEqualTo(303);
            }
            edge.now = Links.NOW.plusSeconds(60);
            assertThat(tryFrom(1, RIGHT).status()).isEqualTo(303);
        }
    }

    @Nested
    class A_body_that_is_no_small_form {

        @ParameterizedTest
        @ValueSource(strings = {"Content-Type: application/json\r\n", "Content-Type: multipart/form-data; boundary=x\r\n", ""})
        void of_another_kind_is_not_read(String type) {
            assertThat(post("/k7", type, RIGHT).status()).isEqualTo(415);
        }

        @Test
        void that_is_large_is_not_read_to_its_end() {
            assertThat(post("/k7", FORM, "a=" + "x".repeat(5_000)).status()).isEqualTo(413);
            String chunk = "1000\r\n" + "x".repeat(4_096) + "\r\n";
            assertThat(ask("POST /k7 HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk)
                            .status())
                    .isEqualTo(413);
        }

        @Test
        void that_does_not_come_is_not_waited_for() {
            assertThat(ask("POST /k7 HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: 20\r\n\r\npassword=").status())
                    .isEqualTo(408);
            assertThat(post("/k7", FORM, RIGHT).status()).isEqualTo(303);
        }

        @Test
        void by_another_method_is_told_which_there_are() {
            Answer answer = ask("PUT /k7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo("GET, HEAD, POST");
        }
    }
}
