package com.occuz.query.analytics;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Where those who ask and the thread that follows the clicks wait for each other. */
final class Meeting implements AutoCloseable {

    /** How long a question waits for what was stored before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The same where there is no file yet, and no answer without it. */
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition reached = lock.newCondition();
    private long rounds;
    private int waiting;
    private boolean closed;

    /**
     * Wakes the follower, and waits for what a question needs as long as a question waits.
     *
     * @param open whether there is a file at all
     * @param complete whether it holds everything that is wanted
     * @param clicks whether it holds the clicks at least; then one more round is waited for and no longer
     */
    void await(BooleanSupplier open, BooleanSupplier complete, BooleanSupplier clicks) {
        lock.lock();
        try {
            long begun = rounds;
            waiting++;
            wanted.signalAll();
            for (long left = OPENING.toNanos(); left > 0 && !closed && !open.getAsBoolean(); ) {
                left = reached.awaitNanos(left);
            }
            // Whose a link is may stay unknown to the views: one more look, and the answer does without.
            for (long left = PATIENCE.toNanos();
                    left > 0 && !closed && !complete.getAsBoolean() && !(clicks.getAsBoolean() && rounds > begun + 1); ) {
                left = reached.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Says that there is more than before. */
    void tell() {
        lock.lock();
        try {
            reached.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that the follower has taken in what there was. */
    void endRound() {
        lock.lock();
        try {
            rounds++;
            reached.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For the follower: until somebody asks, or it ends. */
    void awaitWanted(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (left > 0 && waiting == 0 && !closed) {
                left = wanted.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** For the follower: whoever asks, until it ends. */
    void sleep(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !closed) {
                left = wanted.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits here any longer. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wanted.signalAll();
            reached.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
