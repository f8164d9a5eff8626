package com.occuz.boot;

import com.occuz.axon.AxonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Lets the clocks of incidents ring: asks again and again which of them something has to be recorded of by now, and has
 * the incidents record it. What is due stands in a view and is thereby persistent; whether it is recorded already the
 * incident itself knows. So any number of nodes may do this at once, die over it and begin again: each warning and each
 * breach is recorded once. Follows the installation's clock.
 */
final class ClockWatcher {

    private static final Duration ROUND = Duration.ofMillis(500);

    private ClockWatcher() {}

    static Rounds start(AxonNode axon, InstantSource clock) {
        RingingClocks clocks = RingingClocks.of(axon);
        return Rounds.start("clock watcher", ROUND, () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            clocks.by(now).forEach(ringing -> clocks.record(ringing, now));
        });
    }
}
