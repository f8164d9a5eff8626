package com.occuz.axon;

/** Another request with the same idempotency key was stored first; nothing of this one was. */
public final class IdempotencyKeyTaken extends RuntimeException {

    public IdempotencyKeyTaken() {
        super("another request with the same Idempotency-Key was stored first", null, false, false);
    }
}
