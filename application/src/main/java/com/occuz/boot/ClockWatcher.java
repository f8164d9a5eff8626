package com.occuz.boot;

import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.axon.Commands;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.incident.IncidentQuery.WhichClocksRing;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private static final int MOST = 200;

    private final Questions questions;
    private final Commands commands;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private boolean failing;

    private ClockWatcher(Questions questions, Commands commands, InstantSource clock) {
        this.questions = questions;
        this.commands = commands;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("clock-watcher").factory());
    }

    static ClockWatcher start(AxonNode axon, InstantSource clock) {
        ClockWatcher watcher = new ClockWatcher(new Questions(axon.queryGateway()), axon.commands(), clock);
        watcher.timer.scheduleWithFixedDelay(
                watcher::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        return watcher;
    }

    /** What fails now is tried again with the next round; the log hears of it once. */
    private void round() {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            for (Object ringing : questions.one(new WhichClocksRing(Tenant.everyone(), now, MOST), List.class)) {
                if (ringing instanceof RingingClock it) {
                    record(it, now);
                }
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("The clocks of incidents cannot be watched now; the next round will", e);
            }
            failing = true;
        }
    }

    private void record(RingingClock ringing, Instant now) {
        String commandId = "clock-watch:"
                + UUID.nameUUIDFromBytes(
                        (ringing.incident() + "\n" + ringing.ringsAt()).getBytes(StandardCharsets.UTF_8));
        Metadata envelope = new Metadata(
                ringing.account(),
                ActorType.AUTOMATION,
                "clock-watch",
                Channel.SYSTEM,
                commandId,
                commandId,
                commandId);
        try {
            commands.send(new WatchClocks(ringing.incident(), now), envelope, Optional.empty());
        } catch (Refused e) {
            LOG.debug("{} has no clocks to watch any more: {}", ringing.incident(), e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
