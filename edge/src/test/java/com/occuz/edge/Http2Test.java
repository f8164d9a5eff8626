package com.occuz.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.TestEdge;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 without TLS, as proxies speak it: with prior knowledge, and by an upgrade. */
class Http2Test {

    private static final int AT_ONCE = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setDecompressionSupported(false));
    private final TestEdge edge;
    private final int port;

    Http2Test(@TempDir Path directory) {
        edge = new TestEdge(directory);
        edge.ledger.add(Links.created("k7", "https://example.org/"));
        port = edge.start().port();
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        edge.close();
    }

    private record Answer(HttpVersion version, int status, String location, String body) {}

    private Future<Answer> ask(HttpMethod method, String path, String host, String filler) {
        return client.request(new RequestOptions()
                        .setMethod(method)
                        .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                        .setHost(host)
                        .setPort(port)
                        .setURI(path))
                .compose(request -> request.authority(HostAndPort.create(host, port))
                        .putHeader("user-agent", "a proxy's client")
                        .putHeader("x-filler", filler)
                        .send())
                .compose(response -> response.body().map(body -> new Answer(
                        response.version(),
                        response.statusCode(),
                        String.valueOf(response.getHeader("location")),
                        body.toString())));
    }

    private Answer answer(HttpMethod method, String path, String host) throws Exception {
        return ask(method, path, host, "").await(20, TimeUnit.SECONDS);
    }

    @Test
    void a_link_redirects_and_its_click_is_kept() throws Exception {
        assertThat(answer(HttpMethod.GET, "/k7", "localhost"))
                .isEqualTo(new Answer(HttpVersion.HTTP_2, 302, "https://example.org/", ""));
        assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 1)).isTrue();
        assertThat(edge.store.clicks().getFirst().userAgent()).isEqualTo("a proxy's client");
    }

    @Test
    void HEAD_brings_no_body_and_a_page_does() throws Exception {
        assertThat(answer(HttpMethod.HEAD, "/k7", "localhost").status()).isEqualTo(302);
        Answer unknown = answer(HttpMethod.GET, "/nobody", "localhost");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("<html");
    }

    @Test
    void the_authority_is_the_host_and_another_one_is_misdirected() throws Exception {
        assertThat(answer(HttpMethod.GET, "/k7", "go.example.org").status()).isEqualTo(302);
        assertThat(answer(HttpMethod.GET, "/k7", "elsewhere.example").status()).isEqualTo(421);
    }

    @Test
    void a_thousand_at_once_are_all_answered_and_all_kept() throws Exception {
        List<Future<Answer>> asked = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> ask(HttpMethod.GET, "/k7", "localhost", ""))
                .toList();
        for (Future<Answer> answer : asked) {
            assertThat(answer.await(20, TimeUnit.SECONDS).status()).isEqualTo(302);
        }
        assertThat(TestEdge.soon(() -> edge.store.clicks().size() == AT_ONCE)).isTrue();
    }

    @Test
    void headers_without_end_are_refused_and_the_next_request_is_answered() throws Exception {
        Future<Answer> asked = ask(HttpMethod.GET, "/k7", "localhost", "x".repeat(64 * 1024));
        assertThatThrownBy(() -> asked.await(20, TimeUnit.SECONDS)).isNotInstanceOf(TimeoutException.class);
        assertThat(answer(HttpMethod.GET, "/k7", "localhost").status()).isEqualTo(302);
    }

    @Test
    void a_client_that_knows_nothing_beforehand_upgrades() throws IOException, InterruptedException {
        try (java.net.http.HttpClient upgrading = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_2)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/k7")).build();
            for (int i = 0; i < 3; i++) {
                HttpResponse<Void> answer = upgrading.send(request, HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(302);
                assertThat(answer.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
            }
        }
    }

    @Test
    void the_end_of_the_edge_waits_for_nobody_who_is_silent() throws Exception {
        assertThat(answer(HttpMethod.GET, "/k7", "localhost").status()).isEqualTo(302);
        long asked = System.nanoTime();
        edge.close();
        assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }
}
