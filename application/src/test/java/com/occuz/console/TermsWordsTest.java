package com.occuz.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TermsWordsTest {

    @Test
    void shares_are_per_cent_where_that_is_exact_and_fractions_elsewhere() {
        assertThat(TermsWords.of("terms.uptimeTarget", "999/1000")).isEqualTo("99.9 %");
        assertThat(TermsWords.of("terms.warningShare", "3/4")).isEqualTo("75 %");
        assertThat(TermsWords.of("terms.downtimeWeights.2", "1/3")).isEqualTo("1/3");
        assertThat(TermsWords.of("terms.downtimeWeights.1", "1/1")).isEqualTo("all of it");
        assertThat(TermsWords.of("terms.downtimeWeights.3", "0/1")).isEqualTo("none");
    }

    @Test
    void hours_of_business_are_not_made_days_of() {
        assertThat(TermsWords.of("terms.normalResponse", "PT105H")).isEqualTo("105 h");
        assertThat(TermsWords.of("terms.highResponse", "PT7H30M")).isEqualTo("7 h 30 min");
        assertThat(TermsWords.of("terms.plannedWork.leadTime", "PT0S")).isEqualTo("none");
    }

    @Test
    void days_and_hours_read_as_people_write_them() {
        assertThat(TermsWords.of("calendar.holidays", "2026-12-25, 2027-01-01")).isEqualTo("25 Dec 2026, 1 Jan 2027");
        assertThat(TermsWords.of("calendar.week.MONDAY", "07:00-12:00, 13:00-22:00")).isEqualTo("07:00–12:00, 13:00–22:00");
        assertThat(TermsWords.of("calendar.zone", "-05:00")).isEqualTo("UTC−05:00");
        assertThat(TermsWords.of("calendar.zone", "America/New_York")).isEqualTo("America/New_York");
        assertThat(TermsWords.of("terms.exclusions", "LEAVE_BOTH")).isEqualTo("leaves the measured time");
    }

    @Test
    void support_hours_are_told_in_one_sentence() {
        assertThat(SupportHours.text(BusinessCalendar.SUPPORT_HOURS)).isEqualTo("Monday to Friday 07:00–22:00 EST");
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(BusinessCalendar.SUPPORT_HOURS.week());
        week.put(DayOfWeek.SATURDAY, List.of(OpenHours.of("09:00-13:00"), OpenHours.of("14:00-17:00")));
        SortedSet<LocalDate> holidays = new TreeSet<>(List.of(LocalDate.of(2026, 12, 25)));
        assertThat(SupportHours.text(new BusinessCalendar(2, ZoneId.of("Europe/Berlin"), week, holidays)))
                .isEqualTo("Monday to Friday 07:00–22:00, Saturday 09:00–13:00 and 14:00–17:00 Europe/Berlin, except on holidays");
    }

    @Test
    void a_headline_has_the_two_largest_parts_of_a_length_and_the_exact_text_all_of_it() {
        Duration left = Duration.ofMillis(5 * 3_600_000 + 15 * 60_000 + 53_789);
        assertThat(Durations.brief(left)).isEqualTo("5 h 15 min");
        assertThat(Durations.text(left)).isEqualTo("5 h 15 min 53.789 s");
        assertThat(Durations.brief(Duration.ofDays(2).plusSeconds(59))).isEqualTo("2 d");
        assertThat(Durations.brief(Duration.ofMillis(61_500))).isEqualTo("1 min 1 s");
        assertThat(Durations.brief(Duration.ofMillis(12))).isEqualTo("0.012 s");
        assertThat(Durations.brief(Duration.ZERO)).isEqualTo("0 s");
    }
}
