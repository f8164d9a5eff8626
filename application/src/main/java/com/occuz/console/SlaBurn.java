package com.occuz.console;

import com.occuz.kernel.sla.BudgetPace;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the error budget was used through a period (§ 2), and how it goes on if it goes on like that.
 *
 * @param days the EST days at whose ends the others were
 * @param used hours used by then, as far as was measured
 * @param forecast hours used by then at the pace of what was measured; empty where the period is over
 * @param usedUpAt the millisecond at which nothing was left; {@code null} if something is
 * @param willBeUsedUpAt when nothing will be left at that pace; {@code null} if that is not in this period
 * @param expected downtime of the whole period at that pace
 * @param rate at 1, the budget is just used up when the period ends; the empty string where the period is over
 */
public record SlaBurn(
        List<LocalDate> days,
        List<Double> used,
        List<Optional<Double>> forecast,
        double budget,
        @Nullable Instant usedUpAt,
        @Nullable Instant willBeUsedUpAt,
        String expected,
        String rate) {

    private static final double HOUR = Duration.ofHours(1).toMillis();

    /** Adds downtime up along the pieces, exactly, in milliseconds times the figure's unit. */
    private static final class Running {

        private final List<Piece> pieces;
        private final long unit;
        private final List<Long> before = new ArrayList<>();

        Running(List<Piece> pieces, long unit) {
            this.pieces = pieces;
            this.unit = unit;
            long sum = 0;
            for (Piece piece : pieces) {
                before.add(sum);
                sum += piece.millis() * perMilli(piece);
            }
            before.add(sum);
        }

        private long perMilli(Piece piece) {
            return piece.named().isExcluded() ? 0 : piece.weight().numerator() * (unit / piece.weight().denominator());
        }

        /** @param index of the piece that {@code at} lies in, or the number of pieces */
        double hours(int index, Instant at) {
            long units = before.get(index);
            if (index < pieces.size() && at.isAfter(pieces.get(index).from())) {
                Piece piece = pieces.get(index);
                units += (at.toEpochMilli() - piece.from().toEpochMilli()) * perMilli(piece);
            }
            return units / (double) unit / HOUR;
        }

        Optional<Instant> reaching(long millis) {
            long wanted = millis * unit;
            for (int i = 0; i < pieces.size(); i++) {
                long each = perMilli(pieces.get(i));
                if (each > 0 && before.get(i + 1) >= wanted) {
                    return Optional.of(pieces.get(i).from().plusMillis(Math.ceilDiv(wanted - before.get(i), each)));
                }
            }
            return Optional.empty();
        }
    }

    /** @param pieces the partition that {@code report} adds up */
    static SlaBurn of(UptimeReport report, List<Piece> pieces) {
        Running running = new Running(pieces, report.net().unit());
        Instant end = report.measured().until();
        Instant over = report.period().until();
        Optional<BudgetPace> pace = BudgetPace.ofRunning(report);
        double total = report.net().downtimeMillis();
        double more = pace.map(it -> it.asSoFar().downtimeMillis() - total).orElse(0.0);
        double ahead = over.toEpochMilli() - end.toEpochMilli();
        List<LocalDate> days = new ArrayList<>();
        List<Double> used = new ArrayList<>();
        List<Optional<Double>> forecast = new ArrayList<>();
        int next = 0;
        for (LocalDate day = Est.dayOf(report.period().from()); Est.startOf(day).isBefore(over); day = day.plusDays(1)) {
            Instant begin = Est.startOf(day);
            Instant close = Est.startOf(day.plusDays(1));
            days.add(day);
            if (begin.isBefore(end)) {
                Instant at = close.isBefore(end) ? close : end;
                while (next < pieces.size() && !pieces.get(next).until().isAfter(at)) {
                    next++;
                }
                used.add(running.hours(next, at));
            }
            forecast.add(close.isBefore(end) || pace.isEmpty()
                    ? Optional.empty()
                    : Optional.of((total + more * (close.toEpochMilli() - end.toEpochMilli()) / ahead) / HOUR));
        }
        Optional<Instant> usedUp = report.budgetMillis() == 0 ? Optional.empty() : running.reaching(report.budgetMillis());
        return new SlaBurn(
                days,
                used,
                forecast,
                report.budgetMillis() / HOUR,
                usedUp.orElse(null),
                pace.flatMap(BudgetPace::exhaustedAt).orElse(null),
                Durations.text(Duration.ofMinutes(Math.round((total + more) / 60_000))),
                pace.map(BudgetPace::burnRate).orElse(""));
    }

    /** Whether the period goes on. */
    public boolean isRunning() {
        return forecast.stream().anyMatch(Optional::isPresent);
    }

    public String dayList() {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    public String usedList() {
        return used.stream().map(SlaBurn::number).collect(Collectors.joining(","));
    }

    /** Nothing between commas where there is no forecast. */
    public String forecastList() {
        return forecast.stream().map(hours -> hours.map(SlaBurn::number).orElse("")).collect(Collectors.joining(","));
    }

    public String budgetNumber() {
        return number(budget);
    }

    private static String number(double hours) {
        return String.format(Locale.ROOT, "%.3f", hours);
    }
}
