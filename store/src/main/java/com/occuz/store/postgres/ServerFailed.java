package com.occuz.store.postgres;

/** The embedded PostgreSQL cannot be started; the message is one sentence for the person at the terminal. */
public final class ServerFailed extends RuntimeException {

    ServerFailed(String message) {
        super(message);
    }

    ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
