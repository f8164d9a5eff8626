package com.occuz.axon;

import com.occuz.kernel.ledger.EventType;

/** A processor halts, and a command is refused: an event that they cannot do without was written by newer code. */
public final class UnknownEventMet extends RuntimeException {

    UnknownEventMet(long position, EventType type) {
        super("position " + position + " holds a " + type + ", which this version cannot read; upgrade this node");
    }
}
