package com.occuz.kernel.sla.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.Uptime;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories against an oracle that asks every tick of them by itself. {@code -Doccuz.engine.rounds} sets how many
 * for each seed. Whole years are asked minute by minute here and second by second in {@code ./occuz soak}, where
 * {@code -Doccuz.seed} draws others. What fails names its seed and round.
 */
class EngineOracleTest {

    private static final int ROUNDS = Integer.getInteger("occuz.engine.rounds", 40_000);

    /** Five leap years among them. */
    private static final int YEARS = 20;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101, 19700101})
    void every_tick_of_a_random_history_is_what_the_readings_say(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            new Check(RandomHistory.draw(random), "seed " + seed + ", round " + round).run(round);
        }
    }

    @ParameterizedTest(name = "ticks of {0} microseconds")
    @ValueSource(longs = {1, 337, 1_001})
    void instants_between_two_milliseconds_leave_no_gap_and_no_overlap(long tickMicros) {
        SplittableRandom random = new SplittableRandom(tickMicros);
        for (int round = 0; round < ROUNDS / 20; round++) {
            new Check(RandomHistory.draw(random, tickMicros), "ticks of " + tickMicros + ", round " + round).isPartition();
        }
    }

    @Test
    void every_minute_of_twenty_whole_years_is_what_the_readings_say() {
        wholeYears(60);
    }

    @Test
    @Tag("soak")
    void every_second_of_twenty_whole_years_is_what_the_readings_say() {
        wholeYears(1);
    }

    private static void wholeYears(int tickSeconds) {
        long seed = Long.getLong("occuz.seed", 20_260_101L);
        System.out.println("Whole years: -Doccuz.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < YEARS; i++) {
            int year = 2024 + i;
            new Check(RandomHistory.year(random, year, tickSeconds), "seed " + seed + ", year " + year).run(i);
        }
    }

    /** One history, asked of both. */
    private static final class Check {

        private final History history;
        private final String told;
        private final Agreements agreements;
        private final SlowOracle oracle;
        private final int begin;
        private final int end;

        Check(History history, String told) {
            this.history = history;
            this.told = told;
            this.agreements = HistoryFacts.agreements(history);
            this.oracle = new SlowOracle(history);
            this.begin = history.measuredFrom();
            this.end = history.measuredUntil();
        }

        void run(long order) {
            Window period = history.axis().window(new History.Span(history.from(), history.until()));
            Instant asOf = history.axis().at(history.asOf());
            // Two orders of arrival: the timeline is asked of the one, the figures of the other.
            ServiceFacts facts = HistoryFacts.of(history);
            ServiceFacts reordered = HistoryFacts.reordered(facts, order);
            List<Piece> timeline = Uptime.timeline(period, history.subject(), facts, agreements, asOf);
            UptimeReport report = Uptime.report(period, history.subject(), reordered, agreements, asOf);
            isPartition(timeline);
            sumsUp(timeline, report);
            if (order % 10 == 0) {
                usesTheBudget(report);
            }
        }

        /** Each incident by itself, alike ones each by itself as well. */
        private void usesTheBudget(UptimeReport report) {
            long unit = unit();
            List<String> truth = new ArrayList<>();
            for (History.Incident incident : history.incidents()) {
                long units = 0;
                for (int tick = begin; tick < end; tick++) {
                    Share share = oracle.own(incident, tick);
                    units += unit / share.denominator() * share.numerator();
                }
                if (units > 0) {
                    long millis = Math.ceilDiv(units * (history.axis().tickMicros() / 1_000), unit);
                    truth.add(incident.id() + " used " + millis);
                }
            }
            assertThat(report.incidents().stream().map(use -> use.incident() + " used " + use.downtimeMillis()))
                    .as(told)
                    .containsExactlyInAnyOrderElementsOf(truth);
        }

        void isPartition() {
            isPartition(Uptime.timeline(
                    history.axis().window(new History.Span(history.from(), history.until())),
                    history.subject(), HistoryFacts.of(history), agreements, history.axis().at(history.asOf())));
        }

        /** Without gap or overlap from the first measured instant to the last, to the millisecond. */
        private void isPartition(List<Piece> timeline) {
            Instant next = history.axis().at(begin).truncatedTo(ChronoUnit.MILLIS);
            for (Piece piece : timeline) {
                if (!piece.from().equals(next) || !piece.until().isAfter(next)) {
                    throw new AssertionError(told + ": no partition: " + timeline);
                }
                next = piece.until();
            }
            assertThat(next).as(told).isEqualTo(history.axis().at(end).truncatedTo(ChronoUnit.MILLIS));
        }

        /** In which every weight that was in force is a whole number. */
        private long unit() {
            long unit = 1;
            for (int tick = begin; tick < Math.max(end, begin + 1); tick++) {
                for (Share weight : history.terms(tick).weights()) {
                    long more = unit;
                    while (more % weight.denominator() != 0) {
                        more += unit;
                    }
                    unit = more;
                }
            }
            return unit;
        }

        private void sumsUp(List<Piece> timeline, UptimeReport report) {
            OracleSums sums = new OracleSums(history, unit());
            int piece = -1;
            long pieceEnd = Long.MIN_VALUE;
            for (int tick = begin; tick < end; tick++) {
                SlowOracle.Tick truth = oracle.tick(tick);
                if (history.axis().at(tick).toEpochMilli() >= pieceEnd) {
                    piece++;
                    pieceEnd = timeline.get(piece).until().toEpochMilli();
                }
                Piece found = timeline.get(piece);
                if (found.named() != truth.named() || !found.weight().equals(truth.weight())) {
                    throw new AssertionError(told + ", tick " + tick + ": " + found + " but " + truth + "\n" + history);
                }
                sums.add(truth, history.terms(tick).leaveBoth());
            }
            is(report.net(), sums.net(), "net");
            is(report.raw(), sums.raw(), "raw");
            is(report.worst(), sums.worst(), "worst");
            long reported = report.excludedMillis().values().stream().mapToLong(Long::longValue).sum();
            if (reported != sums.excludedMillis() || report.unknownMillis() != sums.unknownMillis()) {
                throw new AssertionError(told + ": excluded or unknown time is wrong: " + report + "\n" + history);
            }
        }

        private void is(Figure found, Figure truth, String what) {
            boolean nothing = found.denominator() == 0 && truth.denominator() == 0;
            if (!nothing && !found.equals(truth)) {
                throw new AssertionError(told + ": " + what + " is " + found + " but " + truth + "\n" + history);
            }
        }
    }
}
