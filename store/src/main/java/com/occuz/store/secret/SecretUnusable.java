package com.occuz.store.secret;

import org.jspecify.annotations.Nullable;

/** A secret cannot be used; the message names it and never contains it. */
public final class SecretUnusable extends RuntimeException {

    SecretUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
