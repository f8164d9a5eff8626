package com.occuz.edge;

import static com.occuz.edge.testing.RawHttp.ask;
import static com.occuz.edge.testing.RawHttp.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered apart from redirects, and what is no request to answer. */
class EdgeAnswersTest extends EdgeOfLinks {

    EdgeAnswersTest(@TempDir Path directory) {
        super(directory);
    }

    @Nested
    class A_page {

        @ParameterizedTest
        @ValueSource(strings = {"/nope", "/gone", "/over", "/k7+", "/k7%2B", "/evil+", "/k7/qr?size=1"})
        void runs_no_script_and_loads_nothing_from_elsewhere(String target) throws IOException {
            Answer answer = get(port, target);
            assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
            assertThat(answer.header("content-security-policy"))
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .doesNotContain("unsafe");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.text())
                    .contains("prefers-color-scheme", "</html>")
                    .doesNotContainIgnoringCase("<script")
                    .doesNotContain("src=\"http", "style=\"");
        }

        @Test
        void previews_a_link_with_all_that_its_owner_wrote_as_text() throws IOException {
            assertThat(get(port, "/k7+").text())
                    .contains("Ours &lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;")
                    .contains("https://example.org/ä?q=1#there")
                    .contains("https://go.example.org/k7")
                    .contains("href=\"/k7\"");
            assertThat(get(port, "/evil+").text())
                    .contains("https://example.org/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{title}}");
        }

        @Test
        void has_the_same_head_without_its_body() throws IOException {
            Answer whole = get(port, "/nope");
            Answer head = ask(port, "HEAD /nope HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(head.status()).isEqualTo(404);
            assertThat(head.header("content-length")).isEqualTo(String.valueOf(whole.body().length));
        }
    }

    @Nested
    class A_qr_code {

        @Test
        void is_an_svg_or_a_png_of_the_size_asked_for() throws IOException {
            assertThat(get(port, "/k7/qr").header("content-type")).isEqualTo("image/svg+xml");
            assertThat(get(port, "/k7/qr?size=400").text()).startsWith("<svg ").contains("width=\"400\"");
            Answer png = get(port, "/k7/qr?size=512&format=png");
            assertThat(png.header("content-type")).isEqualTo("image/png");
            assertThat(png.body()).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Nested
    class A_request_for_another_host {

        @ParameterizedTest
        @ValueSource(strings = {"localhost", "LocalHost:1", "127.0.0.1:8081", "127.8.9.1", "[::1]:80", "go.example.org",
            "GO.example.org:443", "go.example.org.", "x.localhost"})
        void ours_are_answered_whatever_the_port(String host) throws IOException {
            assertThat(ask(port, "GET /k7 HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status()).isEqualTo(302);
        }

        @ParameterizedTest
        @ValueSource(strings = {"example.org", "evil.go.example.org", "go.example.org.evil.com", "localhost.evil.com",
            "go.example.org:80:80", "a b", "[::1", "@localhost", "localhost:x", "127.0.0.1.evil.com", "10.0.0.1", "-"})
        void others_are_sent_away(String host) throws IOException {
            assertThat(ask(port, "GET /k7 HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status()).isEqualTo(421);
        }

        @Test
        void none_is_no_request() throws IOException {
            assertThat(ask(port, "GET /k7 HTTP/1.1\r\n\r\n").status()).isEqualTo(400);
        }

        @Test
        void is_not_guessed_where_there_are_two() throws IOException {
            assertThat(ask(port, "GET /k7 HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n\r\n").status())
                    .isEqualTo(400);
            assertThat(ask(port, "GET /k7 HTTP/1.1\r\nHost: example.org\r\nHost: localhost\r\n\r\n").status())
                    .isEqualTo(400);
        }

        @Test
        void the_target_counts_more_than_the_header() throws IOException {
            assertThat(ask(port, "GET http://example.org/k7 HTTP/1.1\r\nHost: localhost\r\n\r\n").status())
                    .isEqualTo(421);
        }
    }

    @Nested
    class A_request_that_is_none {

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"})
        void another_method_is_told_which_there_are(String method) throws IOException {
            Answer answer = ask(port, method + " /k7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        }

        @Test
        void a_long_address_is_414() throws IOException {
            assertThat(get(port, "/" + "k".repeat(9_000)).status()).isEqualTo(414);
            assertThat(get(port, "/" + "k".repeat(8_000)).status()).isEqualTo(404);
            assertThat(get(port, "/k7?" + "k".repeat(8_000)).status()).isEqualTo(302);
        }

        @Test
        void long_headers_are_431() throws IOException {
            assertThat(ask(port, "GET /k7 HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(17_000) + "\r\n\r\n").status())
                    .isEqualTo(431);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET\r\n\r\n", "GET /k7 HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
            "GET /k7 HTTP/1.1\r\nHost: localhost\r\nX : 1\r\n\r\n", "\u0016\u0003\u0001 tls\r\n\r\n"})
        void nonsense_is_400_and_the_end(String nonsense) throws IOException {
            try (RawHttp http = new RawHttp(port)) {
                http.send(nonsense);
                assertThat(http.answer().status()).isEqualTo(400);
                assertThat(http.isHungUp()).isTrue();
            }
        }
    }

    @Nested
    class A_connection {

        @Test
        void brings_many_requests_at_once_and_gets_the_answers_in_their_order() throws IOException {
            try (RawHttp http = new RawHttp(port)) {
                StringBuilder requests = new StringBuilder();
                for (int i = 0; i < 2_000; i++) {
                    String target = i % 3 == 0 ? "/k7" : i % 3 == 1 ? "/nope" : "/moved";
                    requests.append("GET ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
                }
                Thread.ofVirtual().start(() -> send(http, requests.toString()));
                for (int i = 0; i < 2_000; i++) {
                    assertThat(http.answer().status()).isEqualTo(i % 3 == 0 ? 302 : i % 3 == 1 ? 404 : 301);
                }
            }
        }

        @Test
        void ends_after_the_answer_if_the_client_wants_so() throws IOException {
            try (RawHttp http = new RawHttp(port)) {
                http.send("GET /k7 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(http.answer().status()).isEqualTo(302);
                assertThat(http.isHungUp()).isTrue();
            }
            try (RawHttp old = new RawHttp(port)) {
                old.send("GET /k7 HTTP/1.0\r\nHost: localhost\r\n\r\n");
                assertThat(old.answer().status()).isEqualTo(302);
                assertThat(old.isHungUp()).isTrue();
            }
        }

        @Test
        void that_does_not_read_holds_up_nobody_else() throws IOException {
            try (RawHttp deaf = new RawHttp(port)) {
                String asks = IntStream.range(0, 100)
                        .mapToObj(i -> "GET /nope HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .reduce("", String::concat);
                Thread sender = Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        send(deaf, asks);
                    }
                });
                for (int i = 0; i < 100; i++) {
                    assertThat(get(port, "/k7").status()).isEqualTo(302);
                }
                assertThat(sender.isAlive()).as("it is made to wait").isTrue();
            }
        }
    }

    private static void send(RawHttp http, String requests) {
        try {
            http.send(requests);
        } catch (IOException e) {
            // The test has closed the connection.
            assertThat(e).hasMessageMatching("(?i).*(closed|pipe|reset).*");
        }
    }
}
