package com.occuz.edge.http;

import com.occuz.kernel.link.PasswordCheck;
import com.occuz.kernel.link.PasswordHash;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Compares passwords away from the event loops, a few at a time. */
final class Lock {

    /** On two threads some twenty a second; whoever waits behind so many waits half a second. */
    private static final int AT_ONCE = 8;

    /** What became of a comparison. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** Too many are waiting. */
        CROWDED
    }

    private final Vertx vertx;
    private final PasswordCheck check;
    private final Tries tries = new Tries();
    private final Semaphore places = new Semaphore(AT_ONCE);

    Lock(Vertx vertx, PasswordCheck check) {
        this.vertx = vertx;
        this.check = check;
    }

    Tries tries() {
        return tries;
    }

    void read(HttpServerRequest request, Consumer<SentPassword.Read> then) {
        SentPassword.of(request, vertx, then);
    }

    /** @param then gets the outcome on the event loop that asked */
    void compare(String written, PasswordHash hash, Consumer<Outcome> then) {
        if (!places.tryAcquire()) {
            then.accept(Outcome.CROWDED);
            return;
        }
        vertx.executeBlocking(() -> check.matches(written, hash), false).onComplete(compared -> {
            places.release();
            then.accept(Boolean.TRUE.equals(compared.result()) ? Outcome.RIGHT : Outcome.WRONG);
        });
    }
}
