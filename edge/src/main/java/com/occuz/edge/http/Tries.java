package com.occuz.edge.http;

import com.occuz.kernel.link.LinkId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often a password was wrong within the present minute: of one link by one client, and of one link by anybody, so that
 * neither one who guesses nor many who guess together get far. A try counts while it is being looked at, and stays counted
 * unless it was right.
 */
final class Tries {

    static final int BY_ONE = 10;
    static final int BY_ANYBODY = 100;

    /** Counts that are kept at once; nobody may try anything new beyond them until the minute is over. */
    private static final int KEPT = 100_000;

    private static final long SECONDS = 60;

    private record Window(long minute, Map<String, Integer> counts) {}

    private volatile Window window = new Window(Long.MIN_VALUE, new ConcurrentHashMap<>());

    /**
     * Counts one; {@code false} if it is one too many.
     *
     * @param isLocal it may be a proxy that nobody has declared, and stand for everybody
     */
    boolean allow(LinkId link, String client, boolean isLocal, Instant now) {
        Map<String, Integer> counts = at(Math.floorDiv(now.getEpochSecond(), SECONDS)).counts();
        String ofOne = key(link, client);
        String ofAll = link.toString();
        boolean isNew = !counts.containsKey(ofOne);
        if (isNew && counts.size() >= KEPT) {
            return false;
        }
        if (!isLocal && counts.merge(ofOne, 1, Integer::sum) > BY_ONE) {
            return false;
        }
        return counts.merge(ofAll, 1, Integer::sum) <= BY_ANYBODY;
    }

    /** It was the password, or nobody looked at it. */
    void forgive(LinkId link, String client) {
        Map<String, Integer> counts = window.counts();
        counts.computeIfPresent(key(link, client), (key, count) -> Math.max(0, count - 1));
        counts.computeIfPresent(link.toString(), (key, count) -> Math.max(0, count - 1));
    }

    private static String key(LinkId link, String client) {
        return link + " " + client;
    }

    private synchronized Window at(long minute) {
        Window current = window;
        if (current.minute() != minute) {
            current = new Window(minute, new ConcurrentHashMap<>());
            window = current;
        }
        return current;
    }
}
