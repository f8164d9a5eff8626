package com.occuz.edge.table;

import java.time.Duration;

/** Tells when there is more to read. It may be wrong in either direction: it only saves the tail from asking. */
@FunctionalInterface
public interface FeedSignal {

    /** Waits until the ledger is thought to hold an event after {@code position}, at most so long. */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;
}
