package com.occuz.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.http.MinuteCounts.Counted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Minutes count from noon. */
class MinuteCountsTest {

    private static final Instant NOON = Instant.parse("2026-01-09T17:00:00Z");

    private final MinuteCounts counts = new MinuteCounts();

    private void count(int answered, int failed) {
        for (int i = 0; i < answered; i++) {
            counts.answered();
        }
        for (int i = 0; i < failed; i++) {
            counts.failed();
        }
    }

    @Test
    void requests_and_failures_are_put_down_to_the_minute_in_which_they_were_carried() {
        count(5, 2);
        counts.carry(NOON.plusSeconds(3), 0);
        count(1, 1);
        counts.carry(NOON.plusSeconds(59), 0);
        count(4, 0);
        counts.carry(NOON.plusSeconds(60), 0);

        assertThat(counts.minutes()).containsExactly(new Counted(NOON, 6, 3), new Counted(NOON.plusSeconds(60), 4, 0));
    }

    @Test
    void minutes_without_requests_are_not_told() {
        counts.carry(NOON, 0);
        assertThat(counts.minutes()).isEmpty();
    }

    @Test
    void clicks_that_the_journal_lost_are_failures_once() {
        count(5, 1);
        counts.carry(NOON, 3);
        count(5, 0);
        counts.carry(NOON.plusSeconds(60), 3);

        assertThat(counts.minutes()).containsExactly(new Counted(NOON, 5, 4), new Counted(NOON.plusSeconds(60), 5, 0));
    }

    @Test
    void failures_never_outnumber_requests_and_what_is_too_many_is_put_down_later() {
        count(2, 0);
        counts.carry(NOON, 3);
        count(2, 0);
        counts.carry(NOON.plusSeconds(60), 3);

        assertThat(counts.minutes()).containsExactly(new Counted(NOON, 2, 2), new Counted(NOON.plusSeconds(60), 2, 1));
    }

    @Test
    void two_hours_are_kept() {
        for (int i = 0; i < 200; i++) {
            count(1, 0);
            counts.carry(NOON.plus(Duration.ofMinutes(i)), 0);
        }
        assertThat(counts.minutes()).hasSize(120);
        assertThat(counts.minutes().getLast().at()).isEqualTo(NOON.plus(Duration.ofMinutes(199)));
    }
}
