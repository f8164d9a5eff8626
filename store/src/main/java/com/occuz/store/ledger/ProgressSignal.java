package com.occuz.store.ledger;

import com.occuz.store.signal.Signal;
import com.occuz.store.signal.SignalHub;
import java.time.Duration;

/** Tells every node how far a view has followed the ledger, so that a reader can wait for what it has written. */
public final class ProgressSignal {

    private final SignalHub hub;

    public ProgressSignal(SignalHub hub) {
        this.hub = hub;
    }

    /** The view now shows everything up to {@code position}; to be called after the transaction that made it so. */
    public void reached(String view, long position) {
        topic(view).announce(position);
    }

    /** The position that the view is known to have reached; 0 while nothing is known. */
    public long latest(String view) {
        return topic(view).latest();
    }

    /** Waits until the view shows {@code position}; {@code false} when {@code timeout} comes first. */
    public boolean awaitReached(String view, long position, Duration timeout) {
        return topic(view).awaitBeyond(position - 1, timeout);
    }

    private Signal topic(String view) {
        return hub.topic("view/" + view);
    }
}
