package com.occuz.api;

import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.Interval;
import com.occuz.kernel.click.ClickFilter;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a request wants to know of clicks. Every parameter that is not acceptable is named, and so is one that nobody asked
 * for: a misspelt filter must not silently give everything.
 *
 * @param limit the most groups that are wanted
 * @param compare whether the sums of the time before are wanted, too
 */
public record AnalyticsAsked(
        ClickFilter filter, ClickRange range, Interval interval, Optional<Dimension> groupBy, int limit, boolean compare) {

    private static final int VALUE_LENGTH = 300;
    private static final Set<Dimension> OF_LINKS = Set.of(Dimension.LINK, Dimension.TAG, Dimension.DOMAIN);

    /** What an export takes: single clicks are neither cut into intervals nor grouped. */
    private static final Set<String> OF_EXPORT = Set.of("from", "to", "zone", "bot", "link");

    /** @throws ApiProblem naming every parameter at fault */
    public static AnalyticsAsked ofLink(LinkId link, Map<String, String[]> parameters) {
        Set<String> known = known(false);
        AnalyticsAsked asked = of(parameters, known);
        return new AnalyticsAsked(
                asked.filter().with(link), asked.range(), asked.interval(), asked.groupBy(), asked.limit(), asked.compare());
    }

    /** The same for all links of the caller's. */
    public static AnalyticsAsked ofAll(Map<String, String[]> parameters) {
        return of(parameters, known(true));
    }

    /** The same for single clicks; {@code format} is the route's business. */
    static AnalyticsAsked ofExport(Map<String, String[]> parameters) {
        Set<String> known = new TreeSet<>(OF_EXPORT);
        known.add("format");
        Arrays.stream(Dimension.values()).map(Dimension::wireName).forEach(known::add);
        return of(parameters, known);
    }

    private static Set<String> known(boolean ofAll) {
        Set<String> known = new TreeSet<>(Set.of("from", "to", "interval", "groupBy", "zone", "limit", "compare", "bot"));
        Arrays.stream(Dimension.values())
                .filter(it -> ofAll || !OF_LINKS.contains(it))
                .map(Dimension::wireName)
                .forEach(known::add);
        return known;
    }

    private static AnalyticsAsked of(Map<String, String[]> parameters, Set<String> known) {
        Reading reading = new Reading(parameters, known);
        ZoneId zone = reading.value("zone", AnalyticsAsked::zone).orElse(ZoneOffset.UTC);
        Optional<Instant> from = reading.value("from", text -> instant(text, zone)).flatMap(it -> it);
        Optional<Instant> to = reading.value("to", text -> instant(text, zone)).flatMap(it -> it);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            reading.fault("to", "must be after from");
        }
        Interval interval = reading.value("interval", AnalyticsAsked::interval).orElse(Interval.DAY);
        Optional<Dimension> groupBy = reading.value("groupBy", AnalyticsAsked::dimension).flatMap(it -> it);
        int limit = reading.value("limit", AnalyticsAsked::limitOf).orElse(50);
        boolean compare = reading.value("compare", AnalyticsAsked::previous).orElse(false);
        if (compare && (from.isEmpty() || to.isEmpty())) {
            reading.fault("compare", "needs from and to");
        }
        ClickFilter filter = filter(reading);
        if (!reading.errors.isEmpty()) {
            throw ApiProblem.invalid(reading.errors);
        }
        return new AnalyticsAsked(filter, new ClickRange(from, to, zone), interval, groupBy, limit, compare);
    }

    private static ClickFilter filter(Reading reading) {
        ClickFilter filter = ClickFilter.all();
        Optional<Boolean> bots = reading.value("bot", AnalyticsAsked::truth);
        if (bots.isPresent()) {
            filter = filter.withBots(bots.get());
        }
        for (Dimension dimension : Dimension.values()) {
            if (dimension == Dimension.LINK) {
                filter = reading.value("link", LinkId::fromOpaque).map(filter::with).orElse(filter);
            } else {
                ClickFilter so = filter;
                filter = reading.value(dimension.wireName(), AnalyticsAsked::text)
                        .map(value -> so.with(dimension, value))
                        .orElse(filter);
            }
        }
        return filter;
    }

    /**
     * The range of the same length before this one; in whole local days where both ends are midnights, so that a day
     * of 23 hours is compared with a whole one.
     *
     * @throws java.util.NoSuchElementException where the range has no beginning or no end
     */
    public ClickRange previous() {
        Instant from = range.from().orElseThrow();
        Instant to = range.to().orElseThrow();
        ZonedDateTime first = from.atZone(range.zone());
        ZonedDateTime last = to.atZone(range.zone());
        boolean days = isMidnight(first) && isMidnight(last);
        Instant before = days
                ? first.toLocalDate()
                        .minusDays(ChronoUnit.DAYS.between(first.toLocalDate(), last.toLocalDate()))
                        .atStartOfDay(range.zone())
                        .toInstant()
                : from.minus(Duration.between(from, to));
        return new ClickRange(Optional.of(before), Optional.of(from), range.zone());
    }

    private static boolean isMidnight(ZonedDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                || time.toInstant().equals(time.toLocalDate().atStartOfDay(time.getZone()).toInstant());
    }

    /** The parameters, read one by one. */
    private static final class Reading {

        private final Map<String, String[]> parameters;
        private final List<FieldError> errors = new ArrayList<>();

        Reading(Map<String, String[]> parameters, Set<String> known) {
            this.parameters = parameters;
            parameters.forEach((name, values) -> {
                if (!known.contains(name)) {
                    errors.add(QueryParameters.unknown(name, known));
                } else if (values.length > 1) {
                    fault(name, "must be given once");
                }
            });
        }

        <T> Optional<T> value(String name, Function<String, T> read) {
            String[] values = parameters.getOrDefault(name, new String[0]);
            if (values.length != 1) {
                return Optional.empty();
            }
            try {
                return Optional.of(read.apply(values[0]));
            } catch (InvalidValue e) {
                fault(name, e.sentence());
                return Optional.empty();
            }
        }

        void fault(String name, String message) {
            errors.add(new FieldError(name, message));
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InvalidValue("is not an IANA time zone");
        }
    }

    private static Optional<Instant> instant(String text, ZoneId zone) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            } catch (DateTimeException e) {
                throw new InvalidValue("is not a date");
            }
        }
        try {
            return Optional.of(JsonBody.instantOf(text));
        } catch (InvalidValue e) {
            throw new InvalidValue("must be a day, e.g. 2026-01-09, or an instant: it " + e.sentence());
        }
    }

    private static Interval interval(String text) {
        return Arrays.stream(Interval.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("must be one of minute, hour, day, week, month"));
    }

    private static Optional<Dimension> dimension(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Dimension.named(text)
                .orElseThrow(() -> new InvalidValue("must be one of "
                        + String.join(", ", Arrays.stream(Dimension.values()).map(Dimension::wireName).toList()))));
    }

    private static int limitOf(String text) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 500) {
            return Integer.parseInt(text);
        }
        throw new InvalidValue("must be an integer from 1 to 500");
    }

    private static boolean previous(String text) {
        if (text.equals("previous")) {
            return true;
        }
        throw new InvalidValue("must be previous, or left out");
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("must be true or false");
        };
    }

    private static String text(String text) {
        if (text.isBlank() || text.length() > VALUE_LENGTH || !WellFormed.is(text)
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("must be a value that a group has");
        }
        return text;
    }
}
