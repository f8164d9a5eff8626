package com.occuz.edge.http;

import com.occuz.edge.journal.ClickJournal;
import com.occuz.edge.limit.ClickLimits;
import com.occuz.edge.table.LinkTable;
import com.occuz.edge.table.RunningMigrations;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.link.PasswordCheck;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.network.TrustedProxies;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** The HTTP server of the edge: as many event loops as processors, one port. */
public final class EdgeHttp implements AutoCloseable {

    private static final int WORKERS = 2;

    /** One number for all loops makes them share whatever port the system gives. */
    private static final int ANY_PORT = -1;

    private final Vertx vertx;
    private final int port;
    private final Departure departure;

    private EdgeHttp(Vertx vertx, int port, Departure departure) {
        this.vertx = vertx;
        this.port = port;
        this.departure = departure;
    }

    /**
     * Listens, and answers when it returns.
     *
     * @param port 0 for any
     * @param publicUrl what short URLs begin with; its host is ours
     * @param proxies whose word about the clients they speak for is believed
     * @param countries tells where visitors are
     * @param migrations stop redirects while redirection is in their scope
     * @param counts what becomes of requests is counted here
     * @param passwords compares those of links
     * @param orphans visits that find no link are counted here
     * @param limits of links that may be followed so often and no more
     * @param confirmed whether a link that is not in the table does not exist
     * @throws UncheckedIOException if the port cannot be had
     */
    public static EdgeHttp start(
            String host,
            int port,
            URI publicUrl,
            TrustedProxies proxies,
            LinkTable table,
            ClickLimits limits,
            BooleanSupplier confirmed,
            ClickJournal journal,
            VisitorHasher hasher,
            Countries countries,
            RunningMigrations migrations,
            MinuteCounts counts,
            PasswordCheck passwords,
            OrphanCounts orphans,
            InstantSource clock) {
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Departure departure = new Departure();
        Site site = new Site(
                new Hosts(publicUrl),
                proxies,
                new LinkFinder(table, limits, confirmed),
                new Pages(),
                new QrCodes(vertx, publicUrl),
                hasher,
                new Arrivals(countries),
                migrations,
                counts,
                orphans,
                new Misses(),
                new Lock(vertx, passwords),
                departure,
                clock);
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        try {
            await(vertx.deployVerticle(
                    () -> new EdgeVerticle(site, journal, host, port == 0 ? ANY_PORT : port, listening),
                    new DeploymentOptions().setInstances(loops)));
        } catch (CompletionException e) {
            await(vertx.close());
            throw new UncheckedIOException(cannotListen(host, port, e.getCause() == null ? e : e.getCause()));
        }
        return new EdgeHttp(vertx, listening.join(), departure);
    }

    private static IOException cannotListen(String host, int port, Throwable cause) {
        return new IOException("The edge cannot listen on " + host + ":" + port + ": " + cause.getMessage(), cause);
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** From now on health says that this edge is about to go, and each answer over HTTP/1 ends its connection. */
    public void announceDeparture() {
        departure.announce();
    }

    /** Accepts nothing more and answers what is in flight, for at most five seconds. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
