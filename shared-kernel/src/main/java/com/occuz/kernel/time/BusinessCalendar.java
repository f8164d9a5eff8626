package com.occuz.kernel.time;

import com.occuz.kernel.policy.Policy;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When business is open (§ 3): hours of each weekday by the clock on the wall of {@code zone}, closed on holidays.
 *
 * <p>An instant is open exactly if the wall clock shows open hours at it. So an hour that daylight saving time repeats
 * is open twice, and one that it skips is not open at all. Nothing looks only so far ahead: some day opens in the end,
 * because a calendar that never opens is refused at birth.
 *
 * @param zone a fixed offset, or a zone by its IANA name ({@code America/New_York})
 * @param week the open hours of each weekday, sorted, without overlap; touching ones are joined, closed days left out
 * @param holidays days in {@code zone} on which business stays closed
 */
public record BusinessCalendar(
        int version, ZoneId zone, Map<DayOfWeek, List<OpenHours>> week, SortedSet<LocalDate> holidays)
        implements Policy {

    /** § 3 as it stands: Monday to Friday, 07:00 to 22:00 EST, no holidays. */
    public static final BusinessCalendar SUPPORT_HOURS = everyWorkday("07:00-22:00");

    /** In days: every week has its closing time in it, whatever the holidays. */
    private static final int AS_LONG_AS_NEVER = 8;

    public BusinessCalendar {
        if (version < 1) {
            throw new InvalidValue("a calendar's version is 1 or more");
        }
        // Names such as EST mean one thing to one release of Java and another to the next.
        if (!(zone instanceof ZoneOffset) && !zone.getId().contains("/")) {
            throw new InvalidValue("a calendar's zone is a fixed offset or an IANA name such as America/New_York");
        }
        week = normal(week);
        if (week.isEmpty()) {
            throw new InvalidValue("a calendar has to be open at some time of the week");
        }
        holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
    }

    private static BusinessCalendar everyWorkday(String hours) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(OpenHours.of(hours)));
        }
        return new BusinessCalendar(1, Est.OFFSET, week, new TreeSet<>());
    }

    /** The same as another version. */
    public BusinessCalendar withVersion(int number) {
        return new BusinessCalendar(number, zone, week, holidays);
    }

    /** Whether business is open at this instant. */
    public boolean isOpen(Instant instant) {
        return nextOpening(instant).from().equals(instant);
    }

    /** How much of {@code [from, until)} is open. */
    public Duration businessTime(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        Instant cursor = from;
        while (cursor.isBefore(until)) {
            Window open = nextOpening(cursor);
            if (!open.from().isBefore(until)) {
                return sum;
            }
            Instant end = earlier(open.until(), until);
            sum = sum.plus(Duration.between(open.from(), end));
            cursor = end;
        }
        return sum;
    }

    /**
     * The earliest instant at which {@code businessTime} has passed since {@code from}. It may be the closing time of a
     * day: what is used up on Friday at 22:00 is used up then, not when Monday opens.
     *
     * @throws InvalidValue if {@code businessTime} is negative
     */
    public Instant usedUp(Instant from, Duration businessTime) {
        if (businessTime.isNegative()) {
            throw new InvalidValue("business time to be used up cannot be negative");
        }
        Duration left = businessTime;
        Instant cursor = from;
        while (left.isPositive()) {
            Window open = nextOpening(cursor);
            if (left.compareTo(open.length()) <= 0) {
                return open.from().plus(left);
            }
            left = left.minus(open.length());
            cursor = open.until();
        }
        return cursor;
    }

    /**
     * The same clock time on the {@code days}-th open day after the one that {@code from} lies in; what begins while
     * business is closed counts from the next opening.
     */
    public Instant sameTimeAfterOpenDays(Instant from, int days) {
        Instant opened = nextOpening(from).from();
        LocalDate day = LocalDate.ofInstant(opened, zone);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= hoursOf(day).isEmpty() ? 0 : 1;
        }
        return day.atTime(opened.atZone(zone).toLocalTime()).atZone(zone).toInstant();
    }

    /**
     * The next instant after {@code instant} at which business opens, having been closed.
     *
     * @return {@code instant} itself where business never closes
     */
    public Instant opensNext(Instant instant) {
        Instant cursor = instant;
        Instant far = instant.plus(Duration.ofDays(AS_LONG_AS_NEVER));
        while (cursor.isBefore(far)) {
            Window open = nextOpening(cursor);
            if (open.from().isAfter(cursor)) {
                return open.from();
            }
            cursor = open.until();
        }
        return instant;
    }

    /** The first stretch of open time of one day and one offset that ends after {@code instant}, cut at {@code instant}. */
    Window nextOpening(Instant instant) {
        Instant cursor = instant;
        while (true) {
            // Between two changes of the zone's offset local time runs evenly; each such stretch is searched by itself.
            ZoneOffset offset = zone.getRules().getOffset(cursor);
            ZoneOffsetTransition change = zone.getRules().nextTransition(cursor);
            Instant changesAt = change == null ? Instant.MAX : change.getInstant();
            LocalDate day = LocalDate.ofInstant(cursor, offset);
            Instant midnight = day.atStartOfDay().toInstant(offset);
            for (OpenHours hours : hoursOf(day)) {
                Instant from = later(midnight.plusSeconds(60L * hours.fromMinute()), cursor);
                Instant until = earlier(midnight.plusSeconds(60L * hours.untilMinute()), changesAt);
                if (from.isBefore(until)) {
                    return new Window(from, until);
                }
            }
            cursor = earlier(day.plusDays(1).atStartOfDay().toInstant(offset), changesAt);
        }
    }

    private List<OpenHours> hoursOf(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static Map<DayOfWeek, List<OpenHours>> normal(Map<DayOfWeek, List<OpenHours>> week) {
        Map<DayOfWeek, List<OpenHours>> normal = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                normal.put(day, joined(hours));
            }
        });
        return Collections.unmodifiableMap(normal);
    }

    private static List<OpenHours> joined(List<OpenHours> hours) {
        List<OpenHours> joined = new ArrayList<>();
        for (OpenHours next : hours.stream().sorted().toList()) {
            OpenHours last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.untilMinute() < next.fromMinute()) {
                joined.add(next);
            } else if (last.untilMinute() == next.fromMinute()) {
                joined.set(joined.size() - 1, new OpenHours(last.fromMinute(), next.untilMinute()));
            } else {
                throw new InvalidValue("the open hours " + last + " and " + next + " overlap");
            }
        }
        return List.copyOf(joined);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
