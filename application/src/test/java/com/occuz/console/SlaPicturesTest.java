package com.occuz.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.FigureQuery.Lane;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport.Allowance;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the pages of the service level make of a partition. */
class SlaPicturesTest {

    private static final Instant LATER = est("2030-01-01T00:00");

    private static Instant est(String local) {
        return LocalDateTime.parse(local).toInstant(Est.OFFSET);
    }

    private static SlaAsked asked(int year, Window view) {
        return new SlaAsked(
                Fields.empty(), year, 2026, Subject.PLATFORM, new LedgerMoment(12, LATER), true, view);
    }

    private static SlaAsked asked(int year) {
        return asked(year, Est.year(year));
    }

    private static Piece piece(String from, String until, ServiceClass named) {
        return new Piece(
                est(from), est(until), named, named == ServiceClass.DOWN ? Share.ALL : Share.NONE, List.of("event"));
    }

    private static UptimeReport report(int year, Instant measuredUntil, long budget, List<Piece> pieces) {
        long counted = pieces.stream().filter(it -> !it.named().isExcluded()).mapToLong(Piece::millis).sum();
        long down = pieces.stream().filter(it -> it.weight().isPositive()).mapToLong(Piece::millis).sum();
        Figure figure = new Figure(1, counted - down, counted);
        return new UptimeReport(
                Est.year(year), new Window(Est.year(year).from(), measuredUntil), figure, figure, figure, Map.of(), 0, budget,
                new Allowance(BigInteger.valueOf(counted), BigInteger.valueOf(1000)), false, List.of());
    }

    @Nested
    class The_days_of_a_year {

        @Test
        void are_as_many_as_it_has_and_stand_under_their_weekday() {
            assertThat(SlaHeatMap.of(asked(2026), List.of()).cells()).hasSize(365);
            SlaHeatMap leap = SlaHeatMap.of(asked(2024), List.of());
            assertThat(leap.cells()).hasSize(366);
            // 2024 begins on a Monday, and Monday 30 December is in the 53rd week.
            assertThat(leap.cells().getFirst().x()).isEqualTo(leap.cells().get(6).x());
            assertThat(leap.cells().get(7).x() - leap.cells().get(6).x()).isEqualTo(15);
            assertThat(leap.cells().get(7).y()).isEqualTo(leap.cells().getFirst().y());
            assertThat(leap.cells().get(364).x() - leap.cells().getFirst().x()).isEqualTo(52 * 15);
            assertThat(leap.months()).extracting(SlaHeatMap.Label::text).startsWith("Jan", "Feb").hasSize(12);
        }

        @Test
        void begin_at_midnight_in_EST_and_show_the_worst_that_was_in_them() {
            List<Piece> pieces = List.of(
                    piece("2026-01-01T00:00", "2026-01-02T23:00", ServiceClass.OPERATIONAL),
                    piece("2026-01-02T23:00", "2026-01-03T00:01", ServiceClass.DOWN),
                    piece("2026-01-03T00:01", "2026-01-03T12:00", ServiceClass.STABILIZATION),
                    piece("2026-01-03T12:00", "2026-01-04T00:00", ServiceClass.DEGRADED),
                    piece("2026-01-04T00:00", "2026-01-05T00:00", ServiceClass.DEGRADED));
            List<SlaHeatMap.Cell> cells = SlaHeatMap.of(asked(2026), pieces).cells();

            assertThat(cells.subList(0, 5))
                    .extracting(SlaHeatMap.Cell::named)
                    .containsExactly("operational", "down", "down", "degraded", "none");
            assertThat(cells.get(2).text())
                    .isEqualTo("Sat 3 Jan 2026: down 1 min, stabilization 11 h 59 min, degraded 12 h");
            assertThat(cells.get(2).why())
                    .isEqualTo("/sla/why?year=2026&from=2026-01-03T00%3A00&to=2026-01-04T00%3A00&component=platform");
        }

        @Test
        void without_an_incident_tell_nothing() {
            Piece quiet = piece("2026-01-01T00:00", "2027-01-01T00:00", ServiceClass.OPERATIONAL);

            assertThat(SlaHeatMap.of(asked(2026), List.of(quiet)).notable()).isEmpty();
            assertThat(SlaHeatMap.of(asked(2026), List.of()).notable()).isEmpty();
        }
    }

    @Nested
    class A_timeline {

        private List<SlaLanes.Run> runs(SlaAsked asked, List<Piece> pieces) {
            Lane lane = new Lane(Subject.PLATFORM, report(asked.year(), LATER, 1, pieces), pieces);
            return SlaLanes.of(asked, List.of(lane)).rows().getFirst().runs();
        }

        @Test
        void cuts_windows_to_the_part_that_is_shown() {
            Window day = new Window(est("2026-03-01T00:00"), est("2026-03-02T00:00"));
            List<SlaLanes.Run> runs = runs(asked(2026, day), List.of(
                    piece("2026-01-01T00:00", "2026-03-01T06:00", ServiceClass.OPERATIONAL),
                    piece("2026-03-01T06:00", "2026-03-01T12:00", ServiceClass.DOWN),
                    piece("2026-03-01T12:00", "2026-04-01T00:00", ServiceClass.OPERATIONAL)));

            assertThat(runs).extracting(SlaLanes.Run::named).containsExactly("operational", "operational", "down");
            assertThat(runs).extracting(SlaLanes.Run::x).containsExactly("0.0000%", "50.0000%", "25.0000%");
            assertThat(runs).extracting(SlaLanes.Run::width).containsExactly("25.0000%", "50.0000%", "25.0000%");
        }

        @Test
        void shows_the_worst_of_what_is_too_narrow_to_be_told_apart() {
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                Instant from = est("2026-03-01T00:00").plusSeconds(i * 120L);
                ServiceClass named = i == 2_500 ? ServiceClass.DOWN : i % 2 == 0 ? ServiceClass.DEGRADED : ServiceClass.OPERATIONAL;
                pieces.add(new Piece(from, from.plusSeconds(120), named, Share.NONE, List.of()));
            }
            List<SlaLanes.Run> runs = runs(asked(2026), pieces);

            assertThat(runs.size()).isLessThan(50);
            assertThat(runs).extracting(SlaLanes.Run::named).contains("down");
        }

        @Test
        void is_zoomed_within_its_year() {
            SlaLanes whole = SlaLanes.of(asked(2026), List.of());
            assertThat(whole.steps().farther()).isEqualTo("/sla?year=2026");
            assertThat(whole.steps().later()).isEqualTo("/sla?year=2026");
            assertThat(whole.steps().nearer()).isEqualTo("/sla?year=2026&from=2026-04-02T06%3A00&to=2026-10-01T18%3A00");
            Window minute = new Window(est("2026-03-01T00:00"), est("2026-03-01T00:01"));
            SlaLanes near = SlaLanes.of(asked(2026, minute), List.of());
            assertThat(near.steps().nearer()).isEqualTo("/sla?year=2026&from=2026-03-01T00%3A00&to=2026-03-01T00%3A01");
        }

        @Test
        void has_few_ticks_whatever_it_shows() {
            for (long seconds : List.of(60L, 600L, 3_600L, 40_000L, 86_400L, 200_000L, 600_000L, 3_000_000L, 9_000_000L, 20_000_000L)) {
                Instant from = est("2026-02-03T04:05");
                List<SlaLanes.Tick> ticks =
                        SlaLanes.of(asked(2026, new Window(from, from.plusSeconds(seconds))), List.of()).ticks();
                assertThat(ticks.size()).as("%d s", seconds).isBetween(2, 15);
            }
        }
    }

    @Nested
    class A_budget {

        private final List<Piece> pieces = List.of(
                piece("2026-01-01T00:00", "2026-03-01T00:00", ServiceClass.OPERATIONAL),
                piece("2026-03-01T00:00", "2026-03-01T06:00", ServiceClass.DOWN),
                piece("2026-03-01T06:00", "2026-07-01T00:00", ServiceClass.OPERATIONAL),
                piece("2026-07-01T00:00", "2026-07-01T06:00", ServiceClass.DOWN),
                piece("2026-07-01T06:00", "2026-07-02T12:00", ServiceClass.OPERATIONAL));

        private SlaBurn burn(long budgetHours) {
            return SlaBurn.of(report(2026, est("2026-07-02T12:00"), budgetHours * 3_600_000, pieces), pieces);
        }

        @Test
        void is_used_as_the_downtime_adds_up() {
            SlaBurn burn = burn(100);

            assertThat(burn.used()).hasSize(183);
            assertThat(burn.used().get(58)).isZero();
            assertThat(burn.used().get(59)).isEqualTo(6.0);
            assertThat(burn.used().getLast()).isEqualTo(12.0);
            assertThat(burn.usedUpAt()).isNull();
            assertThat(burn.willBeUsedUpAt()).isNull();
        }

        @Test
        void goes_on_at_the_pace_that_was_measured() {
            // 182.5 days with 12 hours: the other half of the year will have as many.
            assertThat(burn(100).expected()).isEqualTo("1 d");
            assertThat(burn(100).forecast().getLast().map(Math::round)).isEqualTo(Optional.of(24L));
            assertThat(burn(100).forecast().getFirst()).isEmpty();
            assertThat(burn(18).willBeUsedUpAt()).isEqualTo(est("2026-10-01T18:00"));
        }

        @Test
        void is_used_up_in_the_middle_of_a_window() {
            assertThat(burn(8).usedUpAt()).isEqualTo(est("2026-07-01T02:00"));
            assertThat(burn(8).willBeUsedUpAt()).isNull();
            assertThat(burn(6).usedUpAt()).isEqualTo(est("2026-03-01T06:00"));
        }

        @Test
        void has_no_forecast_once_the_year_is_over_or_before_it_began() {
            List<Piece> year = List.of(piece("2026-01-01T00:00", "2027-01-01T00:00", ServiceClass.OPERATIONAL));
            assertThat(SlaBurn.of(report(2026, est("2027-01-01T00:00"), 1, year), year).isRunning()).isFalse();
            SlaBurn future = SlaBurn.of(report(2026, est("2026-01-01T00:00"), 1, List.of()), List.of());
            assertThat(future.isRunning()).isFalse();
            assertThat(future.used()).isEmpty();
        }
    }
}
