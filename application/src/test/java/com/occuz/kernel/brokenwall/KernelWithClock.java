package com.occuz.kernel.brokenwall;

import java.time.Instant;

/** Breaks a wall on purpose. */
final class KernelWithClock {
    private KernelWithClock() {}

    static Instant now() {
        return Instant.now();
    }
}
