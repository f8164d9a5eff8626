package com.occuz.edge.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests were answered in each minute, and how many of them failed by our own doing. To count one is an
 * increment of a striped counter; somebody else carries the sums to their minutes, once a second.
 */
public final class MinuteCounts {

    /** Two hours: as long as the database may be away before a minute is lost that nobody was told of. */
    private static final int KEPT = 120;

    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final NavigableMap<Instant, Counted> minutes = new TreeMap<>();
    private long carriedRequests;
    private long carriedFailures;

    /**
     * One minute of one edge.
     *
     * @param at its first instant
     */
    public record Counted(Instant at, long requests, long failures) {}

    void answered() {
        requests.increment();
    }

    void failed() {
        failures.increment();
    }

    /**
     * Puts down to the minute of {@code now} what was counted since it was last asked.
     *
     * @param lost clicks that the journal has not taken, in all: each is a redirect that was not processed
     */
    public synchronized void carry(Instant now, long lost) {
        long requestsNow = requests.sum();
        long failuresNow = failures.sum() + lost;
        long answered = requestsNow - carriedRequests;
        // Both were counted one after the other: what failed was answered.
        long failed = Math.min(failuresNow - carriedFailures, answered);
        carriedRequests = requestsNow;
        carriedFailures += failed;
        if (answered == 0) {
            return;
        }
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        minutes.merge(
                minute,
                new Counted(minute, answered, failed),
                (one, other) -> new Counted(
                        minute, one.requests() + other.requests(), one.failures() + other.failures()));
        while (minutes.size() > KEPT) {
            minutes.pollFirstEntry();
        }
    }

    /** The last of them that had requests, the present one included, in order. */
    public synchronized List<Counted> minutes() {
        return new ArrayList<>(minutes.values());
    }
}
