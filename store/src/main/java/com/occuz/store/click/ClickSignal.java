package com.occuz.store.click;

import com.occuz.store.signal.Signal;
import com.occuz.store.signal.SignalHub;
import java.time.Duration;

/** Wakes whoever waits for the click store to grow: at once on this node, within milliseconds on the others. */
public final class ClickSignal {

    private final Signal signal;

    public ClickSignal(SignalHub hub) {
        this.signal = hub.topic("click", ClickTable::head);
    }

    /** The last position that this node has heard of; 0 before the first. */
    public long latest() {
        return signal.latest();
    }

    /** Waits until a batch lies behind {@code position}; {@code false} when {@code timeout} comes first. */
    public boolean awaitBeyond(long position, Duration timeout) {
        return signal.awaitBeyond(position, timeout);
    }

    void stored(long position) {
        signal.announce(position);
    }
}
