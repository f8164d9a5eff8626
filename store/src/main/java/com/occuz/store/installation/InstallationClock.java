package com.occuz.store.installation;

import com.occuz.store.postgres.DatabaseFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation's time on this node: real time plus the test offset, which is asked for twice a second and stays
 * what it was while the database is away. Microseconds, as everything that is stored.
 */
public final class InstallationClock implements InstantSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationClock.class);
    private static final Duration REFRESH = Duration.ofMillis(500);

    private final InstallationTable table;
    private final InstantSource real;
    private final ScheduledExecutorService refresher;
    private volatile Duration offset = Duration.ZERO;
    private volatile boolean reachable = true;

    /** @param real the machine's clock */
    public InstallationClock(InstallationTable table, InstantSource real) {
        this.table = table;
        this.real = real;
        this.refresher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("installation-clock").factory());
        tryRefresh();
        long millis = REFRESH.toMillis();
        refresher.scheduleWithFixedDelay(this::tryRefresh, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    /** What it is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    /**
     * Asks now, so that this node sees at once what it has changed itself.
     *
     * @throws DatabaseFailure if the database does not answer
     */
    public void refresh() {
        offset = table.read().testOffset();
    }

    private void tryRefresh() {
        try {
            refresh();
            reachable = true;
        } catch (RuntimeException e) {
            if (reachable) {
                LOG.warn("The installation's clock cannot be asked; it goes on as it is ({})", e.getMessage());
            }
            reachable = false;
        }
    }

    @Override
    public void close() {
        refresher.shutdownNow();
    }
}
