package com.occuz.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final BusinessCalendar SUPPORT = BusinessCalendar.SUPPORT_HOURS;

    private static Instant est(String local) {
        return LocalDateTime.parse(local).toInstant(Est.OFFSET);
    }

    private static BusinessCalendar calendar(ZoneId zone, Map<DayOfWeek, List<OpenHours>> week, String... holidays) {
        TreeSet<LocalDate> closed = new TreeSet<>();
        List.of(holidays).forEach(day -> closed.add(LocalDate.parse(day)));
        return new BusinessCalendar(1, zone, week, closed);
    }

    private static BusinessCalendar on(ZoneId zone, DayOfWeek day, String... hours) {
        return calendar(zone, Map.of(day, List.of(hours).stream().map(OpenHours::of).toList()));
    }

    @Nested
    class SupportHours {

        @Test
        void open_at_seven_and_closed_at_ten_in_the_evening_from_Monday_to_Friday() {
            assertThat(SUPPORT.isOpen(est("2026-01-09T06:59:59.999999"))).isFalse();
            assertThat(SUPPORT.isOpen(est("2026-01-09T07:00:00"))).isTrue();
            assertThat(SUPPORT.isOpen(est("2026-01-09T21:59:59.999999"))).isTrue();
            assertThat(SUPPORT.isOpen(est("2026-01-09T22:00:00"))).isFalse();
            assertThat(SUPPORT.isOpen(est("2026-01-10T12:00:00"))).isFalse();
        }

        @Test
        void are_the_same_in_summer_because_EST_has_no_daylight_saving_time() {
            assertThat(SUPPORT.isOpen(Instant.parse("2026-07-06T12:00:00Z"))).isTrue();
            assertThat(SUPPORT.isOpen(Instant.parse("2026-07-06T11:59:59Z"))).isFalse();
        }

        @Test
        void seven_hours_from_Friday_evening_are_used_up_on_Monday_at_noon() {
            assertThat(SUPPORT.usedUp(est("2026-01-09T20:00:00"), Duration.ofHours(7)))
                    .isEqualTo(est("2026-01-12T12:00:00"));
        }

        @Test
        void seven_hours_from_a_Saturday_are_used_up_on_Monday_at_two() {
            assertThat(SUPPORT.usedUp(est("2026-07-04T10:00:00"), Duration.ofHours(7)))
                    .isEqualTo(est("2026-07-06T14:00:00"));
        }

        @Test
        void a_hundred_and_five_hours_are_seven_days_for_what_begins_in_support_hours() {
            Instant start = est("2026-01-05T10:00:00");

            assertThat(SUPPORT.usedUp(start, Duration.ofHours(105))).isEqualTo(est("2026-01-14T10:00:00"));
            assertThat(SUPPORT.sameTimeAfterOpenDays(start, 7)).isEqualTo(est("2026-01-14T10:00:00"));
        }

        @Test
        void days_and_hours_differ_for_what_begins_off_hours() {
            Instant start = est("2026-01-10T10:00:00");

            assertThat(SUPPORT.usedUp(start, Duration.ofHours(105))).isEqualTo(est("2026-01-20T22:00:00"));
            assertThat(SUPPORT.sameTimeAfterOpenDays(start, 7)).isEqualTo(est("2026-01-21T07:00:00"));
        }

        @Test
        void what_is_used_up_at_closing_time_is_due_then_and_not_when_the_next_day_opens() {
            assertThat(SUPPORT.usedUp(est("2026-01-09T15:00:00"), Duration.ofHours(7)))
                    .isEqualTo(est("2026-01-09T22:00:00"));
        }

        @Test
        void no_time_is_used_up_at_once_even_off_hours() {
            Instant saturday = est("2026-01-10T10:00:00");
            assertThat(SUPPORT.usedUp(saturday, Duration.ZERO)).isEqualTo(saturday);
        }

        @Test
        void business_time_of_a_week_is_seventy_five_hours_and_none_of_a_weekend() {
            assertThat(SUPPORT.businessTime(est("2026-01-05T00:00:00"), est("2026-01-12T00:00:00")))
                    .isEqualTo(Duration.ofHours(75));
            assertThat(SUPPORT.businessTime(est("2026-01-09T22:00:00"), est("2026-01-12T07:00:00"))).isZero();
        }

        @Test
        void no_business_time_passes_backwards() {
            assertThat(SUPPORT.businessTime(est("2026-01-08T12:00:00"), est("2026-01-07T12:00:00"))).isZero();
        }

        @Test
        void a_negative_duration_is_refused() {
            assertThatThrownBy(() -> SUPPORT.usedUp(Instant.EPOCH, Duration.ofNanos(-1)))
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Nested
    class OtherCalendars {

        private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

        @Test
        void a_second_opening_on_one_day_counts() {
            BusinessCalendar split = on(ZoneOffset.UTC, DayOfWeek.MONDAY, "09:00-12:00", "13:00-17:00");

            assertThat(split.usedUp(Instant.parse("2026-01-05T09:00:00Z"), Duration.ofHours(4)))
                    .isEqualTo("2026-01-05T14:00:00Z");
            assertThat(split.isOpen(Instant.parse("2026-01-05T12:30:00Z"))).isFalse();
        }

        @Test
        void a_calendar_open_on_Tuesdays_only_finds_a_Tuesday_years_ahead() {
            BusinessCalendar tuesdays = on(ZoneOffset.UTC, DayOfWeek.TUESDAY, "09:00-10:00");

            assertThat(tuesdays.usedUp(Instant.parse("2026-01-07T00:00:00Z"), Duration.ofHours(520)))
                    .isEqualTo("2035-12-25T10:00:00Z");
        }

        @Test
        void a_calendar_whose_holidays_last_for_years_opens_in_the_end() {
            TreeSet<LocalDate> years = new TreeSet<>();
            LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2036, 1, 1)).forEach(years::add);
            BusinessCalendar closed = new BusinessCalendar(
                    1, ZoneOffset.UTC, Map.of(DayOfWeek.TUESDAY, List.of(OpenHours.of("09:00-10:00"))), years);

            assertThat(closed.usedUp(Instant.parse("2026-01-05T00:00:00Z"), Duration.ofMinutes(1)))
                    .isEqualTo("2036-01-01T09:01:00Z");
        }

        @Test
        void a_holiday_is_closed_and_lies_in_the_calendars_own_zone() {
            BusinessCalendar calendar =
                    calendar(Est.OFFSET, BusinessCalendar.SUPPORT_HOURS.week(), "2026-12-25");

            assertThat(calendar.isOpen(Instant.parse("2026-12-25T03:00:00Z").minusSeconds(1))).isTrue();
            assertThat(calendar.isOpen(est("2026-12-25T12:00:00"))).isFalse();
            assertThat(calendar.usedUp(est("2026-12-24T21:00:00"), Duration.ofHours(2)))
                    .isEqualTo(est("2026-12-28T08:00:00"));
        }

        @Test
        void an_hour_that_daylight_saving_time_repeats_is_open_twice() {
            BusinessCalendar night = on(NEW_YORK, DayOfWeek.SUNDAY, "01:00-01:30");

            // 1 November 2026: 02:00 EDT becomes 01:00 EST.
            assertThat(night.businessTime(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z")))
                    .isEqualTo(Duration.ofHours(1));
            assertThat(night.usedUp(Instant.parse("2026-11-01T05:00:00Z"), Duration.ofMinutes(45)))
                    .isEqualTo("2026-11-01T06:15:00Z");
        }

        @Test
        void an_hour_that_daylight_saving_time_skips_is_not_open() {
            BusinessCalendar night = on(NEW_YORK, DayOfWeek.SUNDAY, "01:30-03:30");

            // 8 March 2026: 02:00 EST becomes 03:00 EDT.
            assertThat(night.businessTime(Instant.parse("2026-03-08T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z")))
                    .isEqualTo(Duration.ofHours(1));
        }

        @Test
        void a_day_that_a_zone_skips_altogether_is_not_open() {
            BusinessCalendar apia = on(ZoneId.of("Pacific/Apia"), DayOfWeek.FRIDAY, "00:00-24:00");

            assertThat(apia.businessTime(Instant.parse("2011-12-28T00:00:00Z"), Instant.parse("2012-01-03T00:00:00Z")))
                    .isZero();
        }

        @Test
        void hours_that_touch_are_one_opening() {
            assertThat(on(ZoneOffset.UTC, DayOfWeek.MONDAY, "12:00-17:00", "09:00-12:00"))
                    .isEqualTo(on(ZoneOffset.UTC, DayOfWeek.MONDAY, "09:00-17:00"));
        }
    }

    @Nested
    class AtBirth {

        @Test
        void a_calendar_that_is_never_open_is_refused() {
            assertThatThrownBy(() -> calendar(ZoneOffset.UTC, Map.of())).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> calendar(ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of())))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void overlapping_hours_are_refused() {
            assertThatThrownBy(() -> on(ZoneOffset.UTC, DayOfWeek.MONDAY, "09:00-12:00", "11:59-13:00"))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("overlap");
        }

        @Test
        void a_zone_whose_name_means_one_thing_here_and_another_there_is_refused() {
            assertThatThrownBy(() -> on(ZoneId.of("EST5EDT"), DayOfWeek.MONDAY, "09:00-12:00"))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void hours_that_are_no_hours_are_refused() {
            for (String hours : List.of("9:00-10:00", "10:00-09:00", "10:00-10:00", "23:00-24:01", "09:60-10:00")) {
                assertThatThrownBy(() -> OpenHours.of(hours)).as(hours).isInstanceOf(InvalidValue.class);
            }
        }
    }

    @Nested
    class AsData {

        @Test
        void its_canonical_text_is_fixed_for_ever() {
            assertThat(calendar(Est.OFFSET, Map.of(
                                    DayOfWeek.TUESDAY, List.of(OpenHours.of("00:00-24:00")),
                                    DayOfWeek.MONDAY, List.of(OpenHours.of("07:00-22:00"))),
                            "2026-12-25")
                            .canonicalJson())
                    .isEqualTo("{\"holidays\":[\"2026-12-25\"],\"version\":1,\"week\":{\"MONDAY\":[\"07:00-22:00\"],"
                            + "\"TUESDAY\":[\"00:00-24:00\"]},\"zone\":\"-05:00\"}");
        }

        @Test
        void its_hash_is_that_of_the_text_and_changes_with_every_part() {
            assertThat(SUPPORT.hash())
                    .isEqualTo("sha256:0a79dedc48d6739b2be85b49e2343a1ef68d0db2ceff91bd3992b32429373ed0")
                    .isNotEqualTo(calendar(Est.OFFSET, SUPPORT.week(), "2026-12-25").hash())
                    .isNotEqualTo(calendar(ZoneOffset.UTC, SUPPORT.week()).hash());
        }
    }
}
