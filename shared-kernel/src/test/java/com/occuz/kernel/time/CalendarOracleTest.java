package com.occuz.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calendars against a count of single minutes and seconds, each asked of the wall clock by itself. */
class CalendarOracleTest {

    private static final List<String> ZONES = List.of(
            "-05:00", "+05:45", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia",
            "America/St_Johns", "Africa/Casablanca", "Asia/Kathmandu");

    /** Instants around which clocks are set, a day is skipped, years end and a leap day lies. */
    private static final List<String> TURNS = List.of(
            "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z",
            "2011-12-30T10:00:00Z", "2026-04-04T15:00:00Z", "2025-12-31T23:00:00Z", "2028-02-29T00:00:00Z",
            "2024-03-10T02:00:00Z");

    private static boolean isOpen(BusinessCalendar calendar, Instant instant) {
        ZonedDateTime wall = instant.atZone(calendar.zone());
        int minute = wall.getHour() * 60 + wall.getMinute();
        return !calendar.holidays().contains(wall.toLocalDate())
                && calendar.week().getOrDefault(wall.getDayOfWeek(), List.of()).stream()
                        .anyMatch(hours -> hours.fromMinute() <= minute && minute < hours.untilMinute());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20260109, 77, 4711})
    void minutes_counted_one_by_one_agree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            BusinessCalendar calendar = anyCalendar(random);
            Instant from = near(random).plusSeconds(60L * random.nextInt(-4_000, 4_000));
            int minutes = random.nextInt(0, 12_000);
            Instant until = from.plusSeconds(60L * minutes);
            Duration counted = Duration.ZERO;
            Instant usedUp = from;
            for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
                boolean open = isOpen(calendar, at);
                assertThat(calendar.isOpen(at)).as("seed %s, %s at %s", seed, calendar, at).isEqualTo(open);
                if (open) {
                    counted = counted.plusMinutes(1);
                    usedUp = at.plusSeconds(60);
                }
            }
            assertThat(calendar.businessTime(from, until))
                    .as("seed %s, %s from %s until %s", seed, calendar, from, until)
                    .isEqualTo(counted);
            assertThat(calendar.usedUp(from, counted))
                    .as("seed %s, %s from %s, %s", seed, calendar, from, counted)
                    .isEqualTo(usedUp);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 20260704})
    void seconds_counted_one_by_one_agree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            BusinessCalendar calendar = anyCalendar(random);
            Instant from = near(random).plusSeconds(random.nextInt(-90_000, 90_000));
            Instant until = from.plusSeconds(random.nextInt(0, 20_000));
            long counted = 0;
            Instant usedUp = from;
            for (Instant at = from; at.isBefore(until); at = at.plusSeconds(1)) {
                if (isOpen(calendar, at)) {
                    counted++;
                    usedUp = at.plusSeconds(1);
                }
            }
            assertThat(calendar.businessTime(from, until))
                    .as("seed %s, %s from %s until %s", seed, calendar, from, until)
                    .isEqualTo(Duration.ofSeconds(counted));
            assertThat(calendar.usedUp(from, Duration.ofSeconds(counted)))
                    .as("seed %s, %s from %s, %s s", seed, calendar, from, counted)
                    .isEqualTo(usedUp);
        }
    }

    private static Instant near(SplittableRandom random) {
        return Instant.parse(TURNS.get(random.nextInt(TURNS.size())));
    }

    private static BusinessCalendar anyCalendar(SplittableRandom random) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        while (week.isEmpty()) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextInt(3) > 0) {
                    week.put(day, anyHours(random));
                }
            }
        }
        TreeSet<LocalDate> holidays = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            holidays.add(LocalDate.ofInstant(near(random), ZoneId.of("UTC")).plusDays(random.nextInt(-3, 4)));
        }
        return new BusinessCalendar(1, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), week, holidays);
    }

    private static List<OpenHours> anyHours(SplittableRandom random) {
        TreeSet<Integer> edges = new TreeSet<>();
        int size = 2 * random.nextInt(1, 4);
        while (edges.size() < size) {
            edges.add(switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> 1440;
                default -> random.nextInt(0, 1441);
            });
        }
        List<Integer> sorted = new ArrayList<>(edges);
        List<OpenHours> hours = new ArrayList<>();
        for (int i = 0; i < size; i += 2) {
            hours.add(new OpenHours(sorted.get(i), sorted.get(i + 1)));
        }
        return hours;
    }
}
