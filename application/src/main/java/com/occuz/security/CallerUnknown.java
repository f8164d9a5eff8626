package com.occuz.security;

/** A key could not be looked up, so that nothing was begun for its holder. */
public final class CallerUnknown extends RuntimeException {

    CallerUnknown(RuntimeException cause) {
        super(cause);
    }
}
