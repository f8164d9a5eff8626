package com.occuz.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class RememberedTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger looks = new AtomicInteger();

    private final Remembered health = new Remembered(
            () -> Health.up().withDetail("look", looks.incrementAndGet()).build(), nanos::get);

    @Test
    void what_was_seen_is_told_for_two_seconds_and_then_looked_at_again() {
        assertThat(health.health().getDetails()).containsEntry("look", 1);
        nanos.addAndGet(Remembered.GOOD_FOR.toNanos() - 1);
        assertThat(health.health().getDetails()).containsEntry("look", 1);
        nanos.incrementAndGet();
        assertThat(health.health().getDetails()).containsEntry("look", 2);
    }

    @Test
    void what_cannot_be_looked_at_is_told_to_be_down_and_not_asked_for_again_at_once() {
        Remembered broken = new Remembered(
                () -> {
                    looks.incrementAndGet();
                    throw new IllegalStateException("no store");
                },
                nanos::get);
        for (int i = 0; i < 10; i++) {
            assertThat(broken.health().getStatus()).isEqualTo(Status.DOWN);
        }
        assertThat(looks).hasValue(1);
    }
}
