package com.occuz.edge.http;

import com.occuz.edge.journal.ClickJournal;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One event loop's share of the server. */
final class EdgeVerticle extends VerticleBase {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;
    /** Requests under way at once on one HTTP/2 connection; a proxy that has more opens another. */
    private static final int STREAMS = 256;

    private static final int BACKLOG = 4096;
    private static final long LOOK_FOR_SILENCE_MILLIS = 5_000;
    private static final Duration IN_FLIGHT = Duration.ofSeconds(5);

    private final Site site;
    private final ClickJournal journal;
    private final String host;
    private final int port;
    private final Connections connections;
    private final CompletableFuture<Integer> listening;
    private @Nullable HttpServer server;

    EdgeVerticle(Site site, ClickJournal journal, String host, int port, CompletableFuture<Integer> listening) {
        this.site = site;
        this.connections = new Connections(site.proxies());
        this.journal = journal;
        this.host = host;
        this.port = port;
        this.listening = listening;
    }

    @Override
    public Future<?> start() {
        Executor loop = task -> context.runOnContext(turn -> task.run());
        RequestHandler handler = new RequestHandler(site, connections, journal.lane(loop));
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setAcceptBacklog(BACKLOG)
                // For proxies in front: browsers speak HTTP/2 over TLS alone.
                .setHttp2ClearTextEnabled(true)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(STREAMS)
                        .setMaxHeaderListSize(LONGEST_HEADERS)
                        .setPushEnabled(false))
                // Their handlers see every request, and hang up on a client that sends 128 at once.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setStrictThreadMode(true);
        vertx.setPeriodic(LOOK_FOR_SILENCE_MILLIS, timer -> connections.closeSilent(System.nanoTime()));
        HttpServer created = vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .requestHandler(handler::handle)
                .invalidRequestHandler(handler::handleInvalid);
        server = created;
        return created.listen(port, host).onSuccess(bound -> listening.complete(bound.actualPort()));
    }

    @Override
    public Future<?> stop() {
        HttpServer running = server;
        return running == null ? Future.succeededFuture() : running.shutdown(IN_FLIGHT);
    }
}
