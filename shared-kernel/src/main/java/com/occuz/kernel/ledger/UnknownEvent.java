package com.occuz.kernel.ledger;

import java.time.Instant;

/**
 * An event that this version of the code has no class for, as it stands in the ledger. Whoever reads the feature it
 * belongs to must halt at it: to skip it would be to lose it.
 */
public record UnknownEvent(EventType type, String payload) implements DomainEvent {

    /** Not known; the epoch, so that nobody mistakes it for a time. */
    @Override
    public Instant occurredAt() {
        return Instant.EPOCH;
    }
}
