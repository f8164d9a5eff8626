package com.occuz.store.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot be started; the message is one sentence for the person at the terminal. */
public final class ServerFailed extends RuntimeException {

    ServerFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
