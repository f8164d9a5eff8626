package com.occuz.store.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** An append and the promise to say what became of it. */
record PendingAppend(EncodedAppend append, CompletableFuture<AppendOutcome> outcome) {

    static PendingAppend of(EncodedAppend append) {
        return new PendingAppend(append, new CompletableFuture<>());
    }

    AppendOutcome await() {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerUnavailable.perhapsRecorded("the append was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("an append failed", e.getCause());
        }
    }
}
