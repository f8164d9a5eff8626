package com.occuz.axon;

import com.occuz.kernel.ledger.RecordedEvent;
import java.time.Duration;
import java.util.List;

/** A strict sequence of events to be followed: the ledger, or the click store. */
public interface EventFeed {

    /** Events after a position, oldest first. */
    List<RecordedEvent> after(long position, int limit);

    /** The position of the last event. */
    long head();

    /** Waits until there may be an event after the position; {@code false} if none is known of when time is up. */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;
}
