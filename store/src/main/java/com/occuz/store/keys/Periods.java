package com.occuz.store.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The UTC days and months that visitors are told apart within. Pure; a period is named {@code 2026-11-23} or
 * {@code 2026-11}.
 */
final class Periods {

    static final int DAYS_AHEAD = 35;
    static final int MONTHS_AHEAD = 2;

    /** A click that was answered in the last moment of a day is still on its way when the day is over. */
    static final Duration GRACE = Duration.ofMinutes(10);

    private static final int LENGTH_OF_MONTH = "2026-11".length();

    private Periods() {}

    static String dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    static String monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC)).toString();
    }

    /** Every period that must have its key at {@code now}. */
    static List<String> wantedAt(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<String> periods = new ArrayList<>();
        for (int days = 0; days <= DAYS_AHEAD; days++) {
            periods.add(today.plusDays(days).toString());
        }
        for (int months = 0; months <= MONTHS_AHEAD; months++) {
            periods.add(YearMonth.from(today).plusMonths(months).toString());
        }
        return periods;
    }

    /** Whether the period, and the grace after it, is over. */
    static boolean isOver(String period, Instant now) {
        LocalDate nextDay = period.length() == LENGTH_OF_MONTH
                ? YearMonth.parse(period).plusMonths(1).atDay(1)
                : LocalDate.parse(period).plusDays(1);
        return !now.isBefore(nextDay.atStartOfDay(ZoneOffset.UTC).toInstant().plus(GRACE));
    }
}
