package com.occuz.console;

import com.occuz.kernel.click.AnalyticsQuery.Analytics.Bucket;
import com.occuz.kernel.click.AnalyticsQuery.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Clicks over time as a script draws them: each bucket of the range, those without clicks included. */
public record AnalyticsChart(List<Instant> begins, List<String> labels, List<Long> clicks) {

    private static final int MOST = 800;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** An interval that gives a picture which says something: not three bars, and not three thousand. */
    static Interval fitting(Instant from, Instant to) {
        long days = Duration.between(from, to).toDays();
        if (days <= 3) {
            return Interval.HOUR;
        }
        return days <= 120 ? Interval.DAY : days <= 730 ? Interval.WEEK : Interval.MONTH;
    }

    /** @param counted buckets with clicks */
    static AnalyticsChart of(Instant from, Instant to, Interval interval, ZoneId zone, List<Bucket> counted) {
        Map<Instant, Long> byBegin = new HashMap<>();
        counted.forEach(bucket -> byBegin.merge(bucket.at(), bucket.clicks(), Long::sum));
        List<Instant> begins = new ArrayList<>();
        for (Instant at = begin(from, interval, zone); at.isBefore(to) && begins.size() < MOST; at = next(at, interval, zone)) {
            begins.add(at);
        }
        return new AnalyticsChart(
                begins,
                begins.stream().map(at -> label(at, interval, zone)).toList(),
                begins.stream().map(at -> byBegin.getOrDefault(at, 0L)).toList());
    }

    private static Instant begin(Instant at, Interval interval, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        return switch (interval) {
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> day.atStartOfDay(zone).toInstant();
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(zone).toInstant();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
        };
    }

    private static Instant next(Instant at, Interval interval, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return switch (interval) {
            case MINUTE -> at.plus(Duration.ofMinutes(1));
            case HOUR -> at.plus(Duration.ofHours(1));
            case DAY -> day.plusDays(1).atStartOfDay(zone).toInstant();
            case WEEK -> day.plusWeeks(1).atStartOfDay(zone).toInstant();
            case MONTH -> day.plusMonths(1).atStartOfDay(zone).toInstant();
        };
    }

    private static String label(Instant at, Interval interval, ZoneId zone) {
        DateTimeFormatter form =
                switch (interval) {
                    case MINUTE, HOUR -> HOUR;
                    case DAY -> DAY;
                    case WEEK -> DAY;
                    case MONTH -> MONTH;
                };
        return (interval == Interval.WEEK ? "Week of " : "") + form.format(at.atZone(zone));
    }

    /** The labels as a script reads them; none of them holds a comma. */
    public String labelList() {
        return String.join(",", labels);
    }

    /** The numbers as a script reads them. */
    public String clickList() {
        return clicks.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
