package com.occuz.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EdgesOfTimeTest {

    private static Instant est(String local) {
        return LocalDateTime.parse(local).toInstant(Est.OFFSET);
    }

    @Nested
    class Business {

        @Test
        void opens_next_after_it_was_closed_in_between() {
            Instant monday = est("2026-01-12T07:00:00");

            assertThat(BusinessCalendar.SUPPORT_HOURS.opensNext(est("2026-01-09T10:00:00"))).isEqualTo(monday);
            assertThat(BusinessCalendar.SUPPORT_HOURS.opensNext(est("2026-01-09T22:00:00"))).isEqualTo(monday);
            assertThat(BusinessCalendar.SUPPORT_HOURS.opensNext(monday)).isEqualTo(est("2026-01-13T07:00:00"));
        }

        @Test
        void that_never_closes_opens_never_again() {
            Map<DayOfWeek, List<OpenHours>> always = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                always.put(day, List.of(OpenHours.of("00:00-24:00")));
            }
            BusinessCalendar calendar = new BusinessCalendar(1, Est.OFFSET, always, new TreeSet<>());

            assertThat(calendar.opensNext(est("2026-01-09T10:00:00"))).isEqualTo(est("2026-01-09T10:00:00"));
        }
    }

    @Test
    void of_two_openings_that_begin_together_the_shorter_one_comes_first() {
        assertThat(OpenHours.of("07:00-12:00"))
                .isLessThan(OpenHours.of("07:00-22:00"))
                .isGreaterThan(OpenHours.of("06:00-23:00"))
                .isEqualByComparingTo(OpenHours.of("07:00-12:00"));
    }

    @Nested
    class An_instant_to_be_kept {

        @Test
        void is_cut_to_microseconds() {
            assertThat(Storable.instant("a click", Instant.parse("2026-01-09T10:00:00.123456789Z")))
                    .isEqualTo(Instant.parse("2026-01-09T10:00:00.123456Z"));
        }

        @Test
        void lies_between_1970_and_9999() {
            Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");

            assertThat(Storable.instant("a click", Instant.EPOCH)).isEqualTo(Instant.EPOCH);
            assertThat(Storable.instant("a click", last)).isEqualTo(last);
            for (Instant outside : List.of(Instant.EPOCH.minusNanos(1), Instant.parse("+10000-01-01T00:00:00Z"))) {
                assertThatThrownBy(() -> Storable.instant("a click", outside))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessageStartingWith("a click lies between");
            }
        }
    }
}
