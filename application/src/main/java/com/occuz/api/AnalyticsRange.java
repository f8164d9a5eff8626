package com.occuz.api;

import com.occuz.api.LinkInsightApi.Analytics.Bucket;
import com.occuz.kernel.link.LinkQuery.DailyClicks.Day;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The half-open range {@code [from, to)} of a question about clicks, in whole UTC days, and the buckets to answer in.
 */
record AnalyticsRange(Optional<LocalDate> firstDay, Optional<LocalDate> lastDay, UnaryOperator<LocalDate> bucket) {

    /** Clicks are counted by UTC day; whatever would need them finer is refused by name instead of being guessed. */
    static AnalyticsRange of(
            @Nullable String from, @Nullable String to, String interval, @Nullable String groupBy, String zone) {
        if (groupBy != null && !groupBy.isEmpty()) {
            throw ApiProblem.invalid("groupBy", "grouping is not available in this version");
        }
        if (!isUtc(zone)) {
            throw ApiProblem.invalid("zone", "only UTC is available in this version");
        }
        Optional<LocalDate> first = day("from", from);
        Optional<LocalDate> end = day("to", to);
        if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
            throw ApiProblem.invalid("to", "must be after from");
        }
        return new AnalyticsRange(first, end.map(day -> day.minusDays(1)), bucket(interval));
    }

    List<Bucket> buckets(List<Day> days) {
        Map<LocalDate, Long> sums = new TreeMap<>();
        days.forEach(day -> sums.merge(bucket.apply(day.day()), day.clicks(), Long::sum));
        return sums.entrySet().stream()
                .map(sum -> new Bucket(sum.getKey().atStartOfDay(ZoneOffset.UTC).toInstant(), sum.getValue()))
                .toList();
    }

    private static UnaryOperator<LocalDate> bucket(String interval) {
        return switch (interval) {
            case "day" -> day -> day;
            case "week" -> day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day -> day.withDayOfMonth(1);
            case "minute", "hour" ->
                throw ApiProblem.invalid("interval", "clicks are counted by day in this version: day, week or month");
            default -> throw ApiProblem.invalid("interval", "must be one of minute, hour, day, week, month");
        };
    }

    private static boolean isUtc(String zone) {
        try {
            return ZoneId.of(zone).getRules().equals(ZoneOffset.UTC.getRules());
        } catch (DateTimeException e) {
            throw ApiProblem.invalid("zone", "is not an IANA time zone");
        }
    }

    private static Optional<LocalDate> day(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                throw ApiProblem.invalid(field, "is not a date");
            }
        }
        try {
            Instant instant = JsonBody.instantOf(text);
            LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
            if (day.atStartOfDay(ZoneOffset.UTC).toInstant().equals(instant)) {
                return Optional.of(day);
            }
        } catch (InvalidValue e) {
            throw ApiProblem.invalid(field, "must be a day, e.g. 2026-01-09, or an instant: it " + e.sentence());
        }
        throw ApiProblem.invalid(field, "clicks are counted by UTC day in this version: use its midnight");
    }
}
