package com.occuz.health;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Looks at most once in two seconds, however many ask: everybody may ask, and looking costs the store something. */
final class Remembered implements HealthIndicator {

    static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

    private final Supplier<Health> look;
    private final LongSupplier nanos;
    private @Nullable Health seen;
    private long seenAt;

    /** @param nanos as {@link System#nanoTime} */
    Remembered(Supplier<Health> look, LongSupplier nanos) {
        this.look = look;
        this.nanos = nanos;
    }

    @Override
    public synchronized Health health() {
        Health known = seen;
        if (known == null || nanos.getAsLong() - seenAt >= GOOD_FOR.toNanos()) {
            known = looked();
            seen = known;
            seenAt = nanos.getAsLong();
        }
        return known;
    }

    /** What cannot be looked at is not well, and that is an answer as well. */
    private Health looked() {
        try {
            return look.get();
        } catch (RuntimeException e) {
            LOG.warn("Health cannot be told: {}", e.getMessage());
            return Health.down().withDetail("unknown", "the store does not answer").build();
        }
    }
}
