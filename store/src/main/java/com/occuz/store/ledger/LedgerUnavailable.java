package com.occuz.store.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The ledger could not be asked, or did not answer. "Failed" is not "not stored": see {@link #outcomeKnown()}.
 */
public final class LedgerUnavailable extends RuntimeException {

    private final boolean outcomeKnown;

    private LedgerUnavailable(String message, @Nullable Throwable cause, boolean outcomeKnown) {
        super(message, cause);
        this.outcomeKnown = outcomeKnown;
    }

    static LedgerUnavailable nothingRecorded(String message, @Nullable Throwable cause) {
        return new LedgerUnavailable(message + "; nothing was recorded", cause, true);
    }

    static LedgerUnavailable perhapsRecorded(String message, @Nullable Throwable cause) {
        return new LedgerUnavailable(message + "; whether it was recorded is not known", cause, false);
    }

    /** {@code true}: nothing was recorded. {@code false}: the commit was under way and may have happened. */
    public boolean outcomeKnown() {
        return outcomeKnown;
    }
}
