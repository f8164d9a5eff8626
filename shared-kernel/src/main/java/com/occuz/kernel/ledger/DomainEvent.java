package com.occuz.kernel.ledger;

import java.time.Instant;

/** Something that has happened. Every concrete event has a name and revision in {@link EventTypes}. */
public interface DomainEvent {

    /**
     * When it was so in the world, which may lie before it was recorded; UTC, microseconds kept.
     */
    Instant occurredAt();
}
