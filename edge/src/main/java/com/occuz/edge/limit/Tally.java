package com.occuz.edge.limit;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The clicks of one limited link: those that everybody's count holds, and this node's own that it does not hold yet.
 */
final class Tally {

    private final Queue<Long> stored = new ArrayDeque<>();
    private long counted;
    private long own;

    /** Takes one of what is left; {@code false} if nothing is. */
    synchronized boolean admit(long limit) {
        if (counted + own >= limit) {
            return false;
        }
        own++;
        return true;
    }

    synchronized boolean isExhausted(long limit) {
        return counted + own >= limit;
    }

    /** Everybody's count, as an earlier run of this node knew it; until it can be asked for. */
    synchronized void resume(long total) {
        counted = total;
    }

    synchronized long followed() {
        return counted + own;
    }

    /** One of this node's clicks is in the click store, at this position. */
    synchronized void stored(long position) {
        stored.add(position);
    }

    /** Everybody's count, of the clicks up to a position of the click store. */
    synchronized void counted(long total, long position) {
        while (!stored.isEmpty() && stored.element() <= position) {
            stored.remove();
            // Fewer than were stored: some were followed while the link had no limit.
            own = Math.max(0, own - 1);
        }
        counted = total;
    }
}
