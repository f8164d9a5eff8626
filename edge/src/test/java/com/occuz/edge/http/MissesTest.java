package com.occuz.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:59Z");

    private final Misses misses = new Misses();

    private long allowed(String client, int times, Instant now) {
        return IntStream.range(0, times).filter(i -> misses.allow(client, now)).count();
    }

    @Test
    void so_many_are_allowed_in_a_minute_and_as_many_in_the_next() {
        assertThat(allowed("a", 2 * Misses.A_MINUTE, NOW)).isEqualTo(Misses.A_MINUTE);
        assertThat(allowed("a", 2 * Misses.A_MINUTE, NOW.plusSeconds(1))).isEqualTo(Misses.A_MINUTE);
    }

    @Test
    void of_one_client_do_not_count_against_another() {
        allowed("a", 2 * Misses.A_MINUTE, NOW);
        assertThat(allowed("b", Misses.A_MINUTE, NOW)).isEqualTo(Misses.A_MINUTE);
    }

    @Test
    void of_more_clients_than_can_be_told_apart_are_allowed() {
        IntStream.range(0, 100_000).forEach(i -> misses.allow("client " + i, NOW));
        assertThat(allowed("one more", 2 * Misses.A_MINUTE, NOW)).isEqualTo(2 * Misses.A_MINUTE);
    }
}
