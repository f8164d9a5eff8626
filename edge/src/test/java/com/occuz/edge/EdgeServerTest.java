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
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of links and clicks. */
class EdgeServerTest extends EdgeOfLinks {

    EdgeServerTest(@TempDir Path directory) {
        super(directory);
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
}
