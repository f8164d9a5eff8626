package com.occuz.kernel.ledger;

import java.time.Instant;

/**
 * An event as the ledger holds it.
 *
 * @param position 1 for the first event, then without gaps, in the order of commitment
 * @param recordedAt when we learnt it: given by the database, strictly growing with the position; UTC, microseconds
 * @param type as stored, before any upcasting
 * @param payload {@link UnknownEvent} where this code cannot read it
 */
public record RecordedEvent(
        long position,
        Instant recordedAt,
        String eventId,
        String aggregateId,
        long sequence,
        EventType type,
        DomainEvent payload,
        Metadata metadata) {}
