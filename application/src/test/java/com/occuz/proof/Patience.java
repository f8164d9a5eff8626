package com.occuz.proof;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what must come true, and never for ever. */
final class Patience {

    private Patience() {}

    /** @throws AssertionError if it is not so within {@code limit} */
    static void until(String what, Duration limit, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            pause(Duration.ofMillis(50));
        }
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what, last);
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
