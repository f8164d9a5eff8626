package com.occuz.edge;

import static com.occuz.edge.testing.RawHttp.ask;
import static com.occuz.edge.testing.RawHttp.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.RawHttp.Answer;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.link.Validity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeServerTest {

    private final Path directory;
    private final TestEdge edge;
    private final EdgeServer server;
    private final int port;

    EdgeServerTest(@TempDir Path directory) {
        this.directory = directory;
        edge = new TestEdge(directory);
        edge.ledger.add(
                Links.created("k7", "https://example.org/ä?q=1#there", "Ours <b>\"&'</b>", 302, Validity.ALWAYS),
                Links.created("moved", "https://example.org/", null, 301, Validity.ALWAYS),
                Links.created("gone", "https://example.org/"),
                Links.retired("gone"),
                Links.erased("erased"),
                Links.created(
                        "later", "https://example.org/", null, 307, new Validity(Links.NOW.plusSeconds(1), null)),
                Links.created(
                        "over", "https://example.org/", null, 308, new Validity(null, Links.NOW)),
                Links.created("evil", "https://example.org/\"><script>alert(1)</script>{{title}}"));
        server = edge.start();
        port = server.port();
    }

    @AfterEach
    void end() {
        edge.close();
    }

    @Nested
    class A_link {

        @Test
        void redirects_with_its_status_and_is_never_kept_by_a_cache() throws IOException {
            Answer answer = get(port, "/k7");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).isEqualTo("https://example.org/%C3%A4?q=1#there");
            assertThat(answer.header("cache-control")).isEqualTo("private, no-store");
            assertThat(answer.header("date")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
            assertThat(answer.body()).isEmpty();
            assertThat(get(port, "/moved").status()).isEqualTo(301);
            assertThat(get(port, "/moved").header("cache-control")).isEqualTo("private, no-store");
        }

        @Test
        void answers_a_head_as_a_get_without_a_body() throws IOException {
            Answer answer = ask(port, "HEAD /k7 HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).isEqualTo("https://example.org/%C3%A4?q=1#there");
        }

        @ParameterizedTest
        @CsvSource({"/k7?utm=1,302", "/%6b7,302", "/k7?,302", "http://LOCALHOST:9/k7,302", "/K7,404", "/k7/,404",
            "/,404", "//k7,404", "/k7%00,404", "/%,404", "/k7%2,404", "/k7/qr/,404", "/+,404", "/a.b,404",
            "/later,404", "/over,410", "/gone,410", "/erased,410", "/gone+,410", "/gone/qr,410", "/nope/qr,404",
            "/k7/qr?size=63,400", "/k7/qr?size=x,400", "/k7/qr?format=gif,400", "/k7/qr?size=99999999999,400"})
        void is_found_by_its_slug_and_by_nothing_else(String target, int status) throws IOException {
            assertThat(get(port, target).status()).isEqualTo(status);
        }

        @Test
        void begins_and_ends_to_the_microsecond() throws IOException {
            edge.now = Links.NOW.plusSeconds(1).minusNanos(1_000);
            assertThat(get(port, "/later").status()).isEqualTo(404);
            edge.now = Links.NOW.plusSeconds(1);
            assertThat(get(port, "/later").status()).isEqualTo(307);
            edge.now = Links.NOW.minusNanos(1_000);
            assertThat(get(port, "/over").status()).isEqualTo(308);
        }

        @Test
        void is_live_as_soon_as_it_is_in_the_ledger() throws IOException {
            assertThat(get(port, "/new").status()).isEqualTo(404);
            edge.ledger.add(Links.created("new", "https://example.org/new"));
            assertThat(TestEdge.soon(() -> server.status().linkCount() == 8)).isTrue();
            assertThat(get(port, "/new").header("location")).isEqualTo("https://example.org/new");
        }
    }

    @Nested
    class Every_answered_redirect {

        @Test
        void is_a_click_in_the_store() throws IOException {
            ask(port, "GET /k7 HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Über\r\nReferer: https://a.example/?secret\r\n"
                    + "Accept-Language: de\r\n\r\n");
            ask(port, "HEAD /moved HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 2)).isTrue();
            assertThat(edge.store.clicks())
                    .containsExactly(
                            new Click(Links.id("k7"), Links.NOW, "GET", 302, "Über", "https://a.example/", "de",
                                    "day 127.0.0.1\nÜber", "month 127.0.0.1\nÜber"),
                            new Click(Links.id("moved"), Links.NOW, "HEAD", 301, null, null, null,
                                    "day 127.0.0.1\n", "month 127.0.0.1\n"));
            assertThat(TestEdge.soon(() -> server.status().drained() == 2)).isTrue();
            assertThat(server.status().journalled()).isEqualTo(2);
        }

        @Test
        void and_nothing_else_is() throws IOException {
            for (String target : List.of("/nope", "/gone", "/k7+", "/k7/qr", "/robots.txt", "/over", "/later")) {
                get(port, target);
            }
            get(port, "/k7");
            assertThat(TestEdge.soon(() -> !edge.store.clicks().isEmpty())).isTrue();
            assertThat(edge.store.clicks()).hasSize(1);
        }

        @Test
        void is_stored_before_the_server_has_closed() throws IOException {
            for (int i = 0; i < 50; i++) {
                get(port, "/k7");
            }
            server.close();
            assertThat(edge.store.clicks()).hasSize(50);
        }

        @Test
        void under_way_while_the_server_closes_is_stored_too() throws Exception {
            AtomicInteger answered = new AtomicInteger();
            AtomicInteger sent = new AtomicInteger();
            List<Thread> visitors = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                visitors.add(Thread.ofVirtual().start(() -> visitUntilHungUp(sent, answered)));
            }
            assertThat(TestEdge.soon(() -> answered.get() > 200)).isTrue();
            server.close();
            for (Thread visitor : visitors) {
                visitor.join();
            }
            assertThat(edge.store.clicks().size()).isBetween(answered.get(), sent.get());
        }

        @Test
        void goes_on_with_ledger_and_store_away_and_is_stored_when_they_are_back() throws IOException {
            edge.ledger.goAway();
            edge.store.fails(() -> true, () -> false, () -> false);
            for (int i = 0; i < 20; i++) {
                assertThat(get(port, "/k7").status()).isEqualTo(302);
            }
            assertThat(edge.store.clicks()).isEmpty();
            edge.store.isWell();
            assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 20)).isTrue();
        }
    }

    @Nested
    class A_slug_that_is_not_in_the_table {

        @Test
        void is_ruled_out_only_while_the_ledger_is_heard() throws IOException {
            assertThat(get(port, "/nope").status()).isEqualTo(404);
            edge.ledger.goAway();
            assertThat(TestEdge.soon(() -> !server.status().confirmed())).isTrue();
            Answer answer = get(port, "/nope");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("1");
            assertThat(get(port, "/k7").status()).isEqualTo(302);
            assertThat(get(port, "/gone").status()).isEqualTo(410);
        }
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
            "GO.example.org:443", "go.example.org.", "links.example.net", "x.localhost"})
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

    @Nested
    class At_its_start {

        @Test
        void a_taken_port_is_named() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                TestEdge other = new TestEdge(directory.resolve("other"));
                assertThatThrownBy(() -> other.start(4L << 20, taken.getLocalPort()))
                        .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
                other.start();
                other.close();
            }
        }

        @Test
        void a_ledger_that_is_away_stops_it_and_leaves_nothing_running() {
            TestEdge other = new TestEdge(directory.resolve("other"));
            other.ledger.goAway();
            assertThatThrownBy(other::start).isInstanceOf(IllegalStateException.class);
            other.ledger.comeBack();
            other.start();
            other.close();
        }
    }

    @Nested
    class With_a_full_journal {

        @Test
        void redirects_go_on_and_the_loss_is_shown() throws IOException {
            TestEdge small = new TestEdge(directory.resolve("small"));
            small.ledger.add(Links.created("k7", "https://example.org/"));
            small.store.fails(() -> true, () -> false, () -> false);
            try (EdgeServer full = small.start(2_000)) {
                List<Integer> statuses = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    statuses.add(get(full.port(), "/k7").status());
                }
                assertThat(statuses).containsOnly(302);
                assertThat(full.status().lost()).isPositive();
                assertThat(full.status().lost() + full.status().journalled()).isEqualTo(60);
            }
        }
    }

    private void visitUntilHungUp(AtomicInteger sent, AtomicInteger answered) {
        try (RawHttp http = new RawHttp(port)) {
            while (true) {
                sent.incrementAndGet();
                http.send("GET /k7 HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(http.answer().status()).isEqualTo(302);
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            // The server has closed the connection, as the test wants it to.
            assertThat(e).isNotNull();
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
