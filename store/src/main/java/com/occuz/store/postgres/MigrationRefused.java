package com.occuz.store.postgres;

/** The schemas cannot be brought up to date; the message is one sentence for the person at the terminal. */
public final class MigrationRefused extends RuntimeException {

    MigrationRefused(String message) {
        super(message);
    }

    MigrationRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
