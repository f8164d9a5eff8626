package com.occuz.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.http.MinuteCounts;
import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.TestEdge;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What proxies in front are told, so that nobody's request meets an edge that has gone. */
class EdgeDepartureTest {

    private static final String HEALTH = "GET /.well-known/health HTTP/1.1\r\nHost: a-proxy's-name\r\n\r\n";
    private static final String LINK = "GET /k7 HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final TestEdge edge;
    private final EdgeServer server;
    private final int port;

    EdgeDepartureTest(@TempDir Path directory) {
        edge = new TestEdge(directory);
        edge.ledger.add(Links.created("k7", "https://example.org/"));
        server = edge.start();
        port = server.port();
    }

    @AfterEach
    void end() {
        edge.close();
    }

    @Test
    void health_is_told_whatever_host_is_asked_for_and_is_nobodys_visit() throws IOException {
        RawHttp.Answer answer = RawHttp.ask(port, HEALTH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("UP\n");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        RawHttp.ask(port, LINK);
        assertThat(TestEdge.soon(() -> !server.minutes().isEmpty())).isTrue();
        assertThat(server.minutes()).extracting(MinuteCounts.Counted::requests).containsExactly(1L);
    }

    @Test
    void an_edge_that_is_about_to_go_says_so_and_answers_on() throws IOException {
        try (RawHttp visitor = new RawHttp(port)) {
            visitor.send(LINK);
            assertThat(visitor.answer().header("connection")).as("kept alive").isEmpty();
            server.announceDeparture();
            assertThat(RawHttp.ask(port, HEALTH).status()).isEqualTo(503);
            visitor.send(LINK);
            RawHttp.Answer last = visitor.answer();
            assertThat(last.status()).isEqualTo(302);
            assertThat(last.header("connection")).isEqualTo("close");
            assertThat(visitor.isHungUp()).isTrue();
        }
        assertThat(RawHttp.ask(port, LINK).status()).as("to whoever comes all the same").isEqualTo(302);
        assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 3)).isTrue();
    }
}
