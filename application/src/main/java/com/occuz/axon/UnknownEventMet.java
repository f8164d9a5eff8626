package com.occuz.axon;

import com.occuz.kernel.ledger.EventType;

/** A processor halts: an event of its own features was written by newer code. */
public final class UnknownEventMet extends RuntimeException {

    UnknownEventMet(long position, EventType type) {
        super("position " + position + " holds a " + type + ", which this version cannot read; upgrade this node");
    }
}
