package com.occuz.axon;

import com.occuz.store.ledger.IdempotencyEntry;
import com.occuz.store.ledger.AppendOutcome.Appended;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What travels with one command past Axon to the store and back: the idempotency entry that is to be stored in the
 * events' transaction, and where the events came to stand. Bound to the thread for the time of the dispatch.
 */
final class AppendScope {

    static final ScopedValue<AppendScope> CURRENT = ScopedValue.newInstance();

    private final Optional<IdempotencyEntry> idempotency;
    private @Nullable Appended appended;

    AppendScope(Optional<IdempotencyEntry> idempotency) {
        this.idempotency = idempotency;
    }

    Optional<IdempotencyEntry> idempotency() {
        return idempotency;
    }

    void appended(Appended outcome) {
        appended = outcome;
    }

    /** Empty when the decision led to no event. */
    Optional<Appended> outcome() {
        return Optional.ofNullable(appended);
    }
}
