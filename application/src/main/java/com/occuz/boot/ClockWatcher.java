package com.occuz.boot;

import com.occuz.axon.AxonNode;
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
 * Lets the clocks of incidents ring: asks again and again which of them something has to be recorded of by now, and has
 * the incidents record it. What is due stands in a view and is thereby persistent; whether it is recorded already the
 * incident itself knows. So any number of nodes may do this at once, die over it and begin again: each warning and each
 * breach is recorded once. Follows the installation's clock.
 */
final class ClockWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatcher.class);
    private static final Duration ROUND = Duration.ofMillis(500);

    private final RingingClocks clocks;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private boolean failing;

    private ClockWatcher(RingingClocks clocks, InstantSource clock) {
        this.clocks = clocks;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("clock-watcher").factory());
    }

    static ClockWatcher start(AxonNode axon, InstantSource clock) {
        ClockWatcher watcher = new ClockWatcher(RingingClocks.of(axon), clock);
        watcher.timer.scheduleWithFixedDelay(
                watcher::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        return watcher;
    }

    /** What fails now is tried again with the next round; the log hears of it once. */
    private void round() {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            clocks.by(now).forEach(ringing -> clocks.record(ringing, now));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("The clocks of incidents cannot be watched now; the next round will", e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
