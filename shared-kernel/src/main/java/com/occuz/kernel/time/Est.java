package com.occuz.kernel.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Eastern Standard Time as the agreement counts it (§ 13): UTC−05:00 all year, whatever the season and the viewer.
 * {@code ZoneId.of("EST")} is not used: some Java releases refuse it, others let it observe daylight saving time.
 */
public final class Est {

    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(-5);

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private Est() {}

    /** The calendar year in EST, of 365 or 366 days. */
    public static Window year(int year) {
        return new Window(startOf(LocalDate.of(year, 1, 1)), startOf(LocalDate.of(year + 1, 1, 1)));
    }

    /** The calendar month in EST. */
    public static Window month(YearMonth month) {
        return new Window(startOf(month.atDay(1)), startOf(month.plusMonths(1).atDay(1)));
    }

    /** The 365 days of 24 hours before {@code until}, leap year or not. */
    public static Window trailingYear(Instant until) {
        return new Window(until.minus(Duration.ofDays(365)), until);
    }

    /** The calendar year in EST that {@code instant} lies in. */
    public static int yearOf(Instant instant) {
        return dayOf(instant).getYear();
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, OFFSET);
    }

    /** Midnight in EST at which {@code day} begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(OFFSET);
    }

    /** For sentences: {@code Fri 2026-01-09 20:00:00 EST}, with microseconds only where there are any. */
    public static String text(Instant instant) {
        DateTimeFormatter form = instant.getNano() == 0 ? SECONDS : MICROS;
        return form.format(instant.atOffset(OFFSET)) + " EST";
    }
}
