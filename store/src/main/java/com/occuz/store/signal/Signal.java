package com.occuz.store.signal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** How far one order has grown, as far as this node knows; never goes back. Safe for use by many threads. */
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final String topic;
    private final Consumer<Signal> announcer;
    private volatile long latest;
    private volatile boolean closed;

    Signal(String topic, Consumer<Signal> announcer) {
        this.topic = topic;
        this.announcer = announcer;
    }

    String topic() {
        return topic;
    }

    /** The last position heard of; 0 before the first. */
    public long latest() {
        return latest;
    }

    /** Wakes this node at once and the other nodes soon. */
    public void announce(long position) {
        if (raise(position)) {
            announcer.accept(this);
        }
    }

    /**
     * Waits until something lies behind {@code position}; {@code false} when {@code timeout} or the end comes first.
     */
    public boolean awaitBeyond(long position, Duration timeout) {
        if (latest > position) {
            return true;
        }
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (latest <= position && left > 0 && !closed) {
                left = grown.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return latest > position;
    }

    boolean raise(long position) {
        if (position <= latest) {
            return false;
        }
        lock.lock();
        try {
            if (position <= latest) {
                return false;
            }
            latest = position;
            grown.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Sends everybody home who still waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
