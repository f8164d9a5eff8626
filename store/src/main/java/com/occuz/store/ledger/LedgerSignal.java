package com.occuz.store.ledger;

import com.occuz.store.signal.Signal;
import com.occuz.store.signal.SignalHub;
import java.time.Duration;

/** Wakes whoever waits for the ledger to grow: at once on this node, within milliseconds on the others. */
public final class LedgerSignal {

    private final SignalHub hub;
    private final Signal signal;

    public LedgerSignal(SignalHub hub) {
        this.hub = hub;
        this.signal = hub.topic("ledger", LedgerTable::head);
    }

    /** The last position that this node has heard of; 0 before the first. */
    public long latest() {
        return signal.latest();
    }

    /** Waits until an event lies behind {@code position}; {@code false} when {@code timeout} comes first. */
    public boolean awaitBeyond(long position, Duration timeout) {
        return signal.awaitBeyond(position, timeout);
    }

    /** How long ago the database was last asked for the head of the ledger and answered. */
    public Duration silence() {
        return hub.silence();
    }

    void appended(long position) {
        signal.announce(position);
    }
}
