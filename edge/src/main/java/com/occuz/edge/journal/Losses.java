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
    private long silentUntil = System.nanoTime();

    long count() {
        return lost;
    }

    /** To be called by one thread only, as is {@link #over}. */
    void add(int clicks, Exception why) {
        long before = lost;
        lost = before + clicks;
        if (maySpeak()) {
            log.error("The click journal takes no clicks; redirects go on, {} clicks are lost so far: {}", lost, why.toString());
        }
    }

    /** The journal has taken clicks. */
    void over() {
        if (lost != saidOf && maySpeak()) {
            log.error("The click journal takes clicks again; {} were lost", lost);
        }
    }

    private boolean maySpeak() {
        long now = System.nanoTime();
        if (now - silentUntil < 0) {
            return false;
        }
        silentUntil = now + PAUSE_NANOS;
        saidOf = lost;
        return true;
    }
}
