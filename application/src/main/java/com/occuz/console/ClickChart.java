package com.occuz.console;

import com.occuz.kernel.link.LinkQuery.DailyClicks;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Clicks of the last days, one number per UTC day, days without any included. */
public record ClickChart(LocalDate first, List<LocalDate> days, List<Long> clicks) {

    private static final int DAYS = 14;

    static ClickChart lastDays(LocalDate today) {
        List<LocalDate> days =
                today.minusDays(DAYS - 1L).datesUntil(today.plusDays(1)).toList();
        return new ClickChart(days.getFirst(), days, days.stream().map(day -> 0L).toList());
    }

    ClickChart with(DailyClicks counted) {
        Map<LocalDate, Long> byDay = new HashMap<>();
        counted.days().forEach(day -> byDay.put(day.day(), day.clicks()));
        return new ClickChart(
                first, days, days.stream().map(day -> byDay.getOrDefault(day, 0L)).toList());
    }

    public long today() {
        return clicks.getLast();
    }

    public long total() {
        return clicks.stream().mapToLong(Long::longValue).sum();
    }

    /** The days as a script reads them. */
    public String dayList() {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    /** The numbers as a script reads them. */
    public String clickList() {
        return clicks.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
