package com.occuz.edge.journal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts clicks that the disk did not take. They are said aloud, but not once per click. */
final class Losses {

    private static final Logger log = LoggerFactory.getLogger(Losses.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private volatile long lost;
    private long saidOf;
    private long saidAt;

    long count() {
        return lost;
    }

    /** To be called by one thread only, as is {@link #over}. */
    void add(int clicks, Exception why) {
        long before = lost;
        lost = before + clicks;
        long now = System.nanoTime();
        if (before == saidOf || now - saidAt >= PAUSE_NANOS) {
            log.error("The click journal takes no clicks; redirects go on, {} clicks are lost so far", lost, why);
            saidOf = lost;
            saidAt = now;
        }
    }

    /** The journal has taken clicks. */
    void over() {
        if (lost != saidOf) {
            log.error("The click journal takes clicks again; {} were lost", lost);
            saidOf = lost;
        }
    }
}
