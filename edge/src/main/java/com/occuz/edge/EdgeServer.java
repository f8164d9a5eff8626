package com.occuz.edge;

import com.occuz.edge.drain.ClickDrain;
import com.occuz.edge.http.EdgeHttp;
import com.occuz.edge.http.MinuteCounts;
import com.occuz.edge.journal.ClickJournal;
import com.occuz.edge.journal.Loss;
import com.occuz.edge.limit.ClickLimits;
import com.occuz.edge.table.FeedSignal;
import com.occuz.edge.table.HeapLinkTable;
import com.occuz.edge.table.LedgerTail;
import com.occuz.edge.table.LinkTable;
import com.occuz.edge.table.RunningMigrations;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.click.ClickTotals;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.ledger.LedgerReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final ScheduledExecutorService counting;
    private final ClickLimits limits;

    private EdgeServer(
            LinkTable table,
            LedgerTail tail,
            ClickJournal journal,
            ClickDrain drain,
            EdgeHttp http,
            MinuteCounts counts,
            ScheduledExecutorService counting,
            ClickLimits limits) {
        this.table = table;
        this.tail = tail;
        this.journal = journal;
        this.drain = drain;
        this.http = http;
        this.counts = counts;
        this.counting = counting;
        this.limits = limits;
    }

    /**
     * Returns when the table holds all that the ledger held at the call, and redirects are answered.
     *
     * @param totals everybody's count of clicks, for links that have a limit
     * @param clock the installation's, by which links are valid and clicks are stamped
     * @throws java.io.UncheckedIOException if the port cannot be had or the journal cannot be opened
     * @throws IllegalStateException if another process uses the journal
     * @throws RuntimeException as the ledger does, if it cannot be read
     */
    public static EdgeServer start(
            EdgeSettings settings,
            LedgerReader ledger,
            FeedSignal signal,
            ClickStore clicks,
            ClickTotals totals,
            VisitorHasher hasher,
            InstantSource clock) {
        List<AutoCloseable> begun = new ArrayList<>();
        try {
            ClickJournal journal = ClickJournal.open(settings.journal());
            begun.add(journal);
            LinkTable table = new HeapLinkTable();
            RunningMigrations migrations = new RunningMigrations();
            ClickLimits limits = new ClickLimits(totals);
            begun.add(limits);
            LedgerTail tail = new LedgerTail(ledger, signal, table, migrations, limits::apply);
            begun.add(tail);
            tail.start();
            limits.start();
            ClickDrain drain = ClickDrain.start(journal, clicks, limits::stored, InstantSource.system());
            begun.add(drain);
            MinuteCounts counts = new MinuteCounts();
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
                    hasher,
                    settings.countries(),
                    migrations,
                    counts,
                    clock);
            log.info(
                    "The edge answers on {}:{} with {} links of position {}, clicks by {}",
                    settings.host(),
                    http.port(),
                    table.size(),
                    tail.position(),
                    settings.durability());
            return new EdgeServer(table, tail, journal, drain, http, counts, counting, limits);
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

    /**
     * Stops accepting, answers what is in flight, and brings what it can of the journal into the click store; at most
     * some ten seconds. What is left waits on disk for the next run.
     */
    @Override
    public void close() {
        http.close();
        counting.shutdownNow();
        journal.stopWriting();
        drain.close();
        tail.close();
        limits.close();
        journal.close();
    }
}
