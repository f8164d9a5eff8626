package com.occuz.kernel.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has time in common with a window, against looking at everything. */
class OverlappingTest {

    private static final int ROUNDS = 3_000;

    private static Window window(long from, long until) {
        return new Window(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }

    private static Window any(SplittableRandom random) {
        long from = random.nextLong(40);
        return window(from, from + random.nextLong(random.nextInt(5) == 0 ? 40 : 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261123})
    void all_that_overlaps_is_found_in_the_order_given_and_nothing_else(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Window> all = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                all.add(any(random));
            }
            Overlapping<Window> overlapping = new Overlapping<>(all, Function.identity());
            Window asked = any(random);
            assertThat(overlapping.with(asked))
                    .as("seed %s, round %s: %s in %s", seed, round, asked, all)
                    .isEqualTo(all.stream()
                            .filter(it -> it.from().isBefore(asked.until()) && asked.from().isBefore(it.until()))
                            .toList());
        }
    }

    @Test
    void neighbours_have_no_time_in_common() {
        Overlapping<Window> overlapping =
                new Overlapping<>(List.of(window(0, 10), window(10, 20), window(20, 30)), Function.identity());
        assertThat(overlapping.with(window(10, 20))).containsExactly(window(10, 20));
    }
}
