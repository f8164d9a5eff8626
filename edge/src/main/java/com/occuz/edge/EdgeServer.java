package com.occuz.edge;

import com.occuz.edge.drain.ClickDrain;
import com.occuz.edge.http.EdgeHttp;
import com.occuz.edge.http.MinuteCounts;
import com.occuz.edge.http.OrphanCounts;
import com.occuz.edge.journal.ClickJournal;
import com.occuz.edge.journal.Loss;
import com.occuz.edge.limit.ClickLimits;
import com.occuz.edge.snapshot.SnapshotFile;
import com.occuz.edge.snapshot.SnapshotHeader;
import com.occuz.edge.snapshot.SnapshotKeeper;
import com.occuz.edge.snapshot.SnapshotUnusable;
import com.occuz.edge.table.CompactLinkTable;
import com.occuz.edge.table.LedgerTail;
import com.occuz.edge.table.LinkTable;
import com.occuz.edge.table.LinkTables;
import com.occuz.edge.table.RunningMigrations;
import com.occuz.kernel.click.Orphans;
import com.occuz.kernel.link.LinkId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node's edge: it reads the ledger, answers short links, and brings the clicks into the click store. */
public final class EdgeServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EdgeServer.class);

    private final LinkTable table;
    private final LedgerTail tail;
    private final ClickJournal journal;
    private final ClickDrain drain;
    private final EdgeHttp http;
    private final MinuteCounts counts;
    private final OrphanCounts orphans;
    private final ScheduledExecutorService counting;
    private final ClickLimits limits;
    private final Optional<SnapshotKeeper> snapshots;

    private EdgeServer(
            LinkTable table,
            LedgerTail tail,
            ClickJournal journal,
            ClickDrain drain,
            EdgeHttp http,
            MinuteCounts counts,
            OrphanCounts orphans,
            ScheduledExecutorService counting,
            ClickLimits limits,
            Optional<SnapshotKeeper> snapshots) {
        this.table = table;
        this.tail = tail;
        this.journal = journal;
        this.drain = drain;
        this.http = http;
        this.counts = counts;
        this.orphans = orphans;
        this.counting = counting;
        this.limits = limits;
        this.snapshots = snapshots;
    }

    /** What cannot be used is told, and is as good as none. */
    private static Optional<SnapshotHeader> load(SnapshotFile file, LinkTables table, ClickLimits limits) {
        if (!file.exists()) {
            return Optional.empty();
        }
        LinkTable filled = table.aside();
        Map<LinkId, Long> followed = new HashMap<>();
        try {
            SnapshotHeader header = file.load(filled, followed::put);
            table.use(filled);
            followed.forEach(limits::resume);
            return Optional.of(header);
        } catch (SnapshotUnusable e) {
            log.warn("The snapshot {} is not used, all is read from the ledger: {}", file, e.why());
            return Optional.empty();
        }
    }

    /**
     * Returns when redirects are answered: from all that the ledger held at the call, or, where the ledger cannot be read,
     * from a snapshot.
     *
     * @param snapshot where a snapshot of the table is kept, if one is
     * @throws java.io.UncheckedIOException if the port cannot be had or the journal cannot be opened
     * @throws IllegalStateException if another process uses the journal
     * @throws RuntimeException as the ledger does, if it cannot be read and there is no snapshot of use
     */
    public static EdgeServer start(EdgeSettings settings, EdgeSources sources, Optional<SnapshotFile> snapshot) {
        List<AutoCloseable> begun = new ArrayList<>();
        InstantSource clock = sources.clock();
        try {
            ClickJournal journal = ClickJournal.open(settings.journal());
            begun.add(journal);
            LinkTables table = new LinkTables(CompactLinkTable::new);
            RunningMigrations migrations = new RunningMigrations();
            ClickLimits limits = new ClickLimits(sources.totals());
            begun.add(limits);
            LedgerTail tail = new LedgerTail(
                    sources.ledger(), sources.signal(), sources.identity(), table, migrations, limits::apply);
            begun.add(tail);
            Optional<SnapshotHeader> resumed = snapshot.flatMap(file -> load(file, table, limits));
            resumed.ifPresent(header -> tail.resume(header.mark()));
            tail.start();
            limits.start();
            Optional<SnapshotKeeper> snapshots = snapshot.map(file ->
                    SnapshotKeeper.start(file, tail, table, limits, sources.clockOffset(), resumed));
            snapshots.ifPresent(begun::add);
            ClickDrain drain = ClickDrain.start(journal, sources.clicks(), limits::stored, InstantSource.system());
            begun.add(drain);
            MinuteCounts counts = new MinuteCounts();
            OrphanCounts orphans = new OrphanCounts();
            ScheduledExecutorService counting = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("occuz-edge-counts").factory());
            begun.add(counting::shutdownNow);
            counting.scheduleAtFixedRate(
                    () -> counts.carry(clock.instant(), journal.lost()), 1, 1, TimeUnit.SECONDS);
            EdgeHttp http = EdgeHttp.start(
                    settings.host(),
                    settings.port(),
                    settings.publicUrl(),
                    settings.trustedProxies(),
                    table,
                    limits,
                    tail::isConfirmed,
                    journal,
                    sources.hasher(),
                    settings.countries(),
                    migrations,
                    counts,
                    settings.passwords(),
                    orphans,
                    clock);
            log.info(
                    "The edge answers on {}:{} with {} links of position {}, clicks by {}",
                    settings.host(),
                    http.port(),
                    table.size(),
                    tail.position(),
                    settings.durability());
            return new EdgeServer(table, tail, journal, drain, http, counts, orphans, counting, limits, snapshots);
        } catch (RuntimeException e) {
            begun.reversed().forEach(EdgeServer::giveUp);
            throw e;
        }
    }

    private static void giveUp(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("Could not stop {} after the edge had failed to start", part, e);
        }
    }

    /** The port that redirects are answered on. */
    public int port() {
        return http.port();
    }

    public EdgeStatus status() {
        String halted = Stream.of(tail.halted(), journal.notice())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return new EdgeStatus(
                table.size(),
                tail.position(),
                tail.isConfirmed(),
                journal.journalled() + drain.inherited(),
                drain.drained(),
                journal.lost(),
                snapshots.map(SnapshotKeeper::position).orElse(OptionalLong.empty()),
                halted.isEmpty() ? Optional.empty() : Optional.of(halted));
    }

    /** What became of the requests of the last two hours, minute by minute; of minutes without any nothing is told. */
    public List<MinuteCounts.Counted> minutes() {
        return counts.minutes();
    }

    /** Clicks that were answered, that no disk took and that are not on record. */
    public List<Loss> undeclaredLosses() {
        return journal.undeclared();
    }

    /** The loss is on record for ever. */
    public void declared(Loss loss) {
        journal.declared(loss);
    }

    /** Visits of the last days that found no link, as this run has counted them. */
    public List<Orphans> orphans() {
        return orphans.counted();
    }

    /**
     * Answers as before, but {@code /.well-known/health} says 503 and each answer over HTTP/1 ends its connection, so that
     * proxies and clients go elsewhere. To be followed by {@link #close}.
     */
    public void announceDeparture() {
        http.announceDeparture();
    }

    /**
     * Stops accepting, answers what is in flight, and brings what it can of the journal into the click store; at most
     * some ten seconds, and as long as a last snapshot takes. What is left waits on disk for the next run.
     */
    @Override
    public void close() {
        http.close();
        counting.shutdownNow();
        journal.stopWriting();
        drain.close();
        tail.close();
        limits.close();
        snapshots.ifPresent(SnapshotKeeper::close);
        journal.close();
    }
}
