package com.occuz.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.click.Click;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BehindProxiesTest {

    private final TestEdge edge;
    private final int port;

    BehindProxiesTest(@TempDir Path directory) {
        edge = new TestEdge(directory);
        edge.ledger.add(Links.created("k7", "https://example.org/"));
        port = edge.start().port();
    }

    @AfterEach
    void end() {
        edge.close();
    }

    private static String get(String... headers) {
        return "GET /k7 HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private List<String> visitors(int count) {
        assertThat(TestEdge.soon(() -> edge.store.clicks().size() == count)).isTrue();
        return edge.store.clicks().stream().map(Click::visitorOfDay).toList();
    }

    @Test
    void one_connection_of_a_proxy_brings_many_visitors() throws IOException {
        try (RawHttp proxy = new RawHttp(port, TestEdge.PROXY)) {
            for (String client : List.of("203.0.113.1", "203.0.113.2", "203.0.113.1, 203.0.113.2")) {
                proxy.send(get("Host: localhost", "X-Forwarded-For: " + client));
                assertThat(proxy.answer().status()).isEqualTo(302);
            }
            proxy.send(get("Host: localhost"));
            assertThat(proxy.answer().status()).isEqualTo(302);
        }
        assertThat(visitors(4))
                .containsExactly(
                        "day 203.0.113.1\n", "day 203.0.113.2\n", "day 203.0.113.2\n", "day " + TestEdge.PROXY + "\n");
    }

    @Test
    void nobody_else_can_say_that_they_are_another_visitor() throws IOException {
        try (RawHttp stranger = new RawHttp(port, "127.0.0.8")) {
            stranger.send(get("Host: localhost", "X-Forwarded-For: 203.0.113.1", "Forwarded: for=203.0.113.1"));
            assertThat(stranger.answer().status()).isEqualTo(302);
        }
        assertThat(visitors(1)).containsExactly("day 127.0.0.8\n");
    }

    @Test
    void a_proxy_alone_can_say_which_host_was_asked_for() throws IOException {
        try (RawHttp proxy = new RawHttp(port, TestEdge.PROXY);
                RawHttp stranger = new RawHttp(port, "127.0.0.8")) {
            proxy.send(get("Host: occuz:8081", "X-Forwarded-Host: go.example.org"));
            assertThat(proxy.answer().status()).isEqualTo(302);
            proxy.send(get("Host: localhost", "X-Forwarded-Host: other.example"));
            assertThat(proxy.answer().status()).isEqualTo(421);
            stranger.send(get("Host: occuz:8081", "X-Forwarded-Host: go.example.org"));
            assertThat(stranger.answer().status()).isEqualTo(421);
        }
    }

    @Test
    void whoever_wants_not_to_be_tracked_is_redirected_and_counted_without_an_identity() throws IOException {
        try (RawHttp proxy = new RawHttp(port, TestEdge.PROXY)) {
            for (String wish : List.of("Sec-GPC: 1", "DNT: 1", "DNT: 0")) {
                proxy.send(get("Host: localhost", "X-Forwarded-For: 203.0.113.1", wish));
                assertThat(proxy.answer().status()).isEqualTo(302);
            }
        }
        assertThat(visitors(3)).containsExactly(null, null, "day 203.0.113.1\n");
    }

    @Test
    void whoever_tries_one_ending_after_the_other_is_told_to_wait_and_still_gets_to_links() throws IOException {
        try (RawHttp proxy = new RawHttp(port, TestEdge.PROXY)) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 310; i++) {
                proxy.send("GET /no" + i + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.1\r\n\r\n");
                statuses.add(proxy.answer().status());
            }
            assertThat(statuses.subList(0, 300)).containsOnly(404);
            assertThat(statuses.subList(300, 310)).containsOnly(429);
            proxy.send(get("Host: localhost", "X-Forwarded-For: 203.0.113.1"));
            assertThat(proxy.answer().status()).isEqualTo(302);
            proxy.send("GET /no HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.2\r\n\r\n");
            assertThat(proxy.answer().status()).isEqualTo(404);
        }
    }
}
