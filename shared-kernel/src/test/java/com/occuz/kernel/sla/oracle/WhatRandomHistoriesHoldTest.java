package com.occuz.kernel.sla.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.sla.oracle.HistorySorts.Difficulty;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An oracle that is asked only easy histories proves nothing. */
class WhatRandomHistoriesHoldTest {

    private static final int HISTORIES = 20_000;
    private static final int ONE_IN = 250;

    @Test
    void every_difficulty_occurs_in_one_of_250_histories_at_least() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        Map<Difficulty, Integer> counts = new EnumMap<>(Difficulty.class);
        for (int i = 0; i < HISTORIES; i++) {
            HistorySorts.of(RandomHistory.draw(random)).forEach(it -> counts.merge(it, 1, Integer::sum));
        }
        System.out.println("Of " + HISTORIES + " histories, seed " + seed + ": " + counts);
        for (Difficulty difficulty : Difficulty.values()) {
            assertThat(counts.getOrDefault(difficulty, 0)).as("%s", difficulty).isGreaterThanOrEqualTo(HISTORIES / ONE_IN);
        }
    }

    @Test
    void whole_years_hold_the_hardest_of_them_too() {
        Map<Difficulty, Integer> counts = new EnumMap<>(Difficulty.class);
        SplittableRandom random = new SplittableRandom(20);
        for (int year = 2024; year < 2044; year++) {
            HistorySorts.of(RandomHistory.year(random, year, 1)).forEach(it -> counts.merge(it, 1, Integer::sum));
        }
        assertThat(counts).containsKeys(
                Difficulty.OVERLAPPING_OUTAGES, Difficulty.OUTAGE_WITHIN_ANOTHER, Difficulty.OPEN_OUTAGE,
                Difficulty.OUTAGE_WITHIN_WORK, Difficulty.WORK_WITHIN_OUTAGE, Difficulty.CLAIM_WITHIN_OUTAGE,
                Difficulty.THREE_MIGRATIONS, Difficulty.STABILIZATION_SHORTENED, Difficulty.SEVERITY_SAID_OUT_OF_ORDER);
    }
}
