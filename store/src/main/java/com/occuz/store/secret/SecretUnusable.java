package com.occuz.store.secret;

/** A secret cannot be used; the message names it and never contains it. */
public final class SecretUnusable extends RuntimeException {

    SecretUnusable(String message) {
        super(message);
    }

    SecretUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
