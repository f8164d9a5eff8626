package com.occuz.kernel.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.monitoring.FailingMinutes.Minute;
import com.occuz.kernel.monitoring.FailingMinutes.Run;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Minutes count from noon. */
class FailingMinutesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T17:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(3));
    private static final FailingMinutes RULE = FailingMinutes.STANDARD;

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Minute minute(long number, long requests, long failures) {
        return new Minute(at(number), requests, failures);
    }

    private static Run run(long from, long until, long requests, long failures) {
        return new Run(new Window(at(from), at(until)), requests, failures);
    }

    @Test
    void a_minute_fails_when_more_than_half_of_at_least_twenty_requests_do() {
        assertThat(RULE.runs(List.of(minute(0, 20, 11)), LATER)).containsExactly(run(0, 1, 20, 11));
        assertThat(RULE.runs(List.of(minute(0, 20, 10)), LATER)).isEmpty();
        assertThat(RULE.runs(List.of(minute(0, 19, 19)), LATER)).isEmpty();
    }

    @Test
    void minutes_without_another_between_them_are_one_run() {
        List<Minute> minutes = List.of(
                minute(0, 100, 90), minute(1, 100, 60), minute(2, 100, 5), minute(3, 100, 80), minute(5, 100, 70));
        assertThat(RULE.runs(minutes, LATER))
                .containsExactly(run(0, 2, 200, 150), run(3, 4, 100, 80), run(5, 6, 100, 70));
    }

    @Test
    void what_may_go_on_is_not_told_yet_and_what_is_not_counted_in_full_says_nothing() {
        List<Minute> minutes = List.of(minute(0, 100, 90), minute(1, 100, 90));
        assertThat(RULE.runs(minutes, at(1))).isEmpty();
        assertThat(RULE.runs(minutes, at(2))).isEmpty();
        assertThat(RULE.runs(minutes, at(3).minusSeconds(1))).isEmpty();
        assertThat(RULE.runs(minutes, at(3))).containsExactly(run(0, 2, 200, 180));
    }

    @Test
    void what_lasts_long_is_told_in_parts_that_stay_the_same() {
        List<Minute> minutes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            minutes.add(minute(i, 100, 100));
        }
        assertThat(RULE.runs(minutes.subList(0, 20), at(20))).containsExactly(run(0, 15, 1_500, 1_500));
        assertThat(RULE.runs(minutes, at(40)))
                .containsExactly(run(0, 15, 1_500, 1_500), run(15, 30, 1_500, 1_500));
        assertThat(RULE.runs(minutes, LATER)).containsExactly(
                run(0, 15, 1_500, 1_500), run(15, 30, 1_500, 1_500), run(30, 40, 1_000, 1_000));
    }
}
