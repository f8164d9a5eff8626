package com.occuz.store.ledger;

import com.occuz.kernel.ledger.NewEvent;
import java.util.List;
import java.util.Optional;

/**
 * Events that are recorded together or not at all.
 *
 * @param events one or more, in their order
 * @param idempotency the key of the request that led to them, if it had one
 */
public record Append(List<NewEvent> events, Optional<IdempotencyEntry> idempotency) {

    public Append {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append has at least one event");
        }
    }

    public static Append of(NewEvent... events) {
        return new Append(List.of(events), Optional.empty());
    }
}
