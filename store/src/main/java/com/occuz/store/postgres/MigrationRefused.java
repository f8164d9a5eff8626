package com.occuz.store.postgres;

import org.jspecify.annotations.Nullable;

/** The schemas cannot be brought up to date; the message is one sentence for the person at the terminal. */
public final class MigrationRefused extends RuntimeException {

    MigrationRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
