package com.occuz.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {

    private final Instant from = Instant.parse("2026-03-01T12:00:00Z");
    private final Instant until = from.plusMillis(1);

    @Test
    void itHoldsItsStartAndNotItsEnd() {
        Window window = new Window(from, until);
        assertThat(window.contains(from)).isTrue();
        assertThat(window.contains(until)).isFalse();
        assertThat(window.length()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void itMayBeEmptyButNotBackwards() {
        assertThat(new Window(from, from).contains(from)).isFalse();
        assertThatThrownBy(() -> new Window(until, from)).isInstanceOf(InvalidValue.class);
    }
}
