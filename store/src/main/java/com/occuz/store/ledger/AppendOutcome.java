package com.occuz.store.ledger;

import java.time.Instant;

/** What became of an append. Only {@link Appended} left anything behind. */
public sealed interface AppendOutcome {

    /**
     * It is durable. The events have the positions from {@code firstPosition} to {@code lastPosition}, without gaps.
     *
     * @param recordedAt of the first event; each following one was recorded a microsecond after the one before it
     */
    record Appended(long firstPosition, long lastPosition, Instant recordedAt) implements AppendOutcome {}

    /** This event is not the next one of its aggregate: somebody else has recorded first. */
    record SequenceConflict(String aggregateId, long sequence) implements AppendOutcome {}

    /** The account has used this idempotency key before; what for stands in the idempotency table. */
    record IdempotencyKeyUsed() implements AppendOutcome {}
}
