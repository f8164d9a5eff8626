package com.occuz.console;

import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock as a page draws it.
 *
 * @param runsUntil the instant to count down to; {@code null} unless it runs
 * @param percent of the way from start to due that has passed, at most 100; the page itself moves it on while it runs
 */
public record ClockBar(
        String name,
        String reading,
        String verdict,
        String tone,
        String because,
        String clause,
        String used,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant runsUntil,
        long percent) {

    static ClockBar of(Clock clock, Instant now) {
        boolean runs = clock.verdict() == Verdict.RUNNING;
        Instant end = clock.stoppedAt().orElse(now);
        long percent = clock.startedAt().isPresent() && clock.dueAt().isPresent()
                ? percent(clock.startedAt().get(), end, clock.dueAt().get())
                : 0;
        return new ClockBar(
                Words.plain(clock.name().wireName()),
                clock.reading().wireName(),
                Words.plain(clock.verdict().name()),
                tone(clock.verdict()),
                clock.because(),
                clock.clause(),
                Durations.text(Duration.ofMillis(clock.usedMillis()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)),
                clock.startedAt().orElse(null),
                clock.dueAt().orElse(null),
                clock.stoppedAt().orElse(null),
                runs ? clock.dueAt().orElse(null) : null,
                percent);
    }

    private static long percent(Instant start, Instant end, Instant due) {
        long whole = Math.max(1, Duration.between(start, due).toMillis());
        return Math.clamp(100 * Duration.between(start, end).toMillis() / whole, 0, 100);
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case MET -> "green";
            case BREACHED -> "red";
            case RUNNING -> "blue";
            case PENDING, NOT_DETERMINABLE, NOT_APPLICABLE -> "secondary";
        };
    }
}
