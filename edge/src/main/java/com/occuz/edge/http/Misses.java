package com.occuz.edge.http;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often each client has asked for a link that there is not, within the present minute. Whoever tries endings one
 * after the other is told to wait; links that there are answer them as before.
 */
final class Misses {

    /** Far more than anybody mistypes, and at 47 bits an ending nothing is found at this pace. */
    static final int A_MINUTE = 300;

    /** Clients that are told apart; further ones may try until the minute is over. */
    private static final int CLIENTS = 100_000;

    private static final long SECONDS = 60;

    private record Window(long minute, Map<String, Integer> counts) {}

    private volatile Window window = new Window(Long.MIN_VALUE, new ConcurrentHashMap<>());

    /** Counts one; {@code false} if it is one too many. */
    boolean allow(String client, Instant now) {
        Window current = at(Math.floorDiv(now.getEpochSecond(), SECONDS));
        if (!current.counts().containsKey(client) && current.counts().size() >= CLIENTS) {
            return true;
        }
        return current.counts().merge(client, 1, Integer::sum) <= A_MINUTE;
    }

    private Window at(long minute) {
        Window current = window;
        if (current.minute() != minute) {
            // Two loops may both begin the minute; what one of them has counted by then is forgiven.
            current = new Window(minute, new ConcurrentHashMap<>());
            window = current;
        }
        return current;
    }
}
