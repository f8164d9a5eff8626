package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.OpenHours;
import com.occuz.kernel.time.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two versions of the agreement in one year (§ 15): each instant is under the one in force at it. */
class TermsInForceTest {

    private static final Instant JULY = est("2025-07-01T00:00:00");

    private static Agreements fromJulyOn(SlaTerms terms) {
        return Agreements.STANDARD.with(AnyTerms.agreement(terms.withVersion(2)), JULY);
    }

    private static UptimeReport year(Agreements agreements, ServiceFacts facts) {
        return Uptime.report(Est.year(2025), Subject.PLATFORM, facts, agreements, LATER);
    }

    @Nested
    class Figures {

        private final Agreements weighted = fromJulyOn(AnyTerms.with(
                Map.of(CRITICAL, Share.ALL, HIGH, new Share(3, 10), NORMAL, Share.NONE)));

        private static IncidentFacts high(String from, String until) {
            return incident(HIGH, from).restored(at(until, "restored"));
        }

        @Test
        void weigh_each_millisecond_by_the_version_in_force_in_it() {
            IncidentFacts across = high("2025-06-30T22:00:00", "2025-07-01T01:00:00");
            UptimeReport report = year(weighted, facts(across));

            assertThat(report.net().unit()).isEqualTo(10);
            assertThat(report.net().denominator() - report.net().numerator()).isEqualTo(3 * HOUR);
            assertThat(report.incidents().getFirst().windows())
                    .containsExactly(new Window(JULY, est("2025-07-01T01:00:00")));
            assertThat(Uptime.timeline(Est.year(2025), Subject.PLATFORM, facts(across), weighted, LATER))
                    .extracting(Piece::from, Piece::weight)
                    .contains(
                            tuple(est("2025-06-30T22:00:00"), Share.NONE),
                            tuple(JULY, new Share(3, 10)));
        }

        @Test
        void of_the_time_before_stay_as_they_were() {
            IncidentFacts before = high("2025-06-01T00:00:00", "2025-06-02T00:00:00");
            Window first = new Window(Est.year(2025).from(), JULY);

            assertThat(Uptime.report(first, Subject.PLATFORM, facts(before), weighted, LATER))
                    .isEqualTo(Uptime.report(first, Subject.PLATFORM, facts(before), Agreements.STANDARD, LATER));
        }

        @Test
        void count_excluded_time_as_each_version_reads_it() {
            SlaTerms s = SlaTerms.STANDARD;
            Agreements countsAsUp = fromJulyOn(AnyTerms.with(
                    s.stabilizationLimit(), s.downtimeWeights(), SlaTerms.Exclusions.COUNT_AS_UP, s.plannedWork()));
            PlannedWork work = maintenance(
                    PlannedWork.WHOLE_PLATFORM, "2025-06-30T22:00:00", "2025-07-01T03:00:00");

            assertThat(year(countsAsUp, facts(List.of(work))).net().denominator()).isEqualTo(365 * 24 * HOUR - 2 * HOUR);
        }

        @Test
        void allow_what_each_target_leaves_of_its_time() {
            UptimeReport report = year(fromJulyOn(AnyTerms.with(new Share(99, 100))), facts());

            // 181 days at 0.1 %, 184 days at 1 %.
            assertThat(report.budgetMillis()).isEqualTo(181 * 24 * HOUR / 1000 + 184 * 24 * HOUR / 100);
            assertThat(report.allowance().wholeMillis()).isEqualTo(report.budgetMillis());
        }

        @Test
        void have_the_budget_of_the_time_to_come_by_the_version_that_will_hold_then() {
            Agreements agreements = fromJulyOn(AnyTerms.with(new Share(99, 100)));
            UptimeReport running = Uptime.report(
                    Est.year(2025), Subject.PLATFORM, facts(), agreements, est("2025-02-01T00:00:00"));

            assertThat(running.budgetMillis()).isEqualTo(181 * 24 * HOUR / 1000 + 184 * 24 * HOUR / 100);
            assertThat(running.allowance().wholeMillis()).isEqualTo(31 * 24 * HOUR / 1000);
        }

        @Test
        void burn_at_1_what_all_versions_allow_together() {
            UptimeReport report = year(
                    fromJulyOn(AnyTerms.with(new Share(99, 100))),
                    facts(outage("2025-10-01T00:00:00", "2025-10-03T00:30:14.4")));

            assertThat(report.net().downtimeMillis()).isEqualTo(report.budgetMillis());
            assertThat(BudgetPace.of(report).orElseThrow().burnRate()).isEqualTo("1.000");
            assertThat(report.verdictDependsOnReading()).isFalse();
        }
    }

    @Nested
    class Stabilization {

        @Test
        void is_limited_by_the_version_at_the_first_restoration() {
            SlaTerms s = SlaTerms.STANDARD;
            Agreements shorter = fromJulyOn(AnyTerms.with(
                    Duration.ofHours(1), s.downtimeWeights(), s.exclusions(), s.plannedWork()));

            assertThat(stabilized(shorter, "2025-06-30T23:00:00")).isEqualTo(72 * HOUR);
            assertThat(stabilized(shorter, "2025-07-01T00:00:00")).isEqualTo(HOUR);
        }

        private static long stabilized(Agreements agreements, String restored) {
            IncidentFacts incident = incident(CRITICAL, "2025-06-30T20:00:00")
                    .restored(at(restored, "restored"))
                    .stabilizing(new Window(est(restored), est("2025-07-20T00:00:00")), "declared");
            return Uptime.timeline(Est.year(2025), Subject.PLATFORM, facts(incident), agreements, LATER).stream()
                    .filter(piece -> piece.named() == ServiceClass.STABILIZATION)
                    .mapToLong(Piece::millis)
                    .sum();
        }
    }

    @Nested
    class ScheduledWork {

        private final Agreements stricter = fromJulyOn(
                AnyTerms.with(new PlannedWorkTerms(Duration.ofDays(2), 3, 1, Duration.ofHours(10))));

        private WorkRuling ruling(PlannedWork work) {
            return WorkRulings.of(List.of(work), stricter, LATER).getFirst();
        }

        @Test
        void is_judged_by_the_version_at_its_actual_start() {
            assertThat(ruling(maintenance(PlannedWork.WHOLE_PLATFORM, "2025-06-30T23:59:00", "2025-07-01T03:00:00"))
                            .outcome())
                    .isEqualTo(WorkRuling.Outcome.EXCLUDED);
            assertThat(ruling(maintenance(PlannedWork.WHOLE_PLATFORM, "2025-07-01T00:00:00", "2025-07-01T03:00:00"))
                            .because())
                    .contains("of 3 approvals");
        }

        @Test
        void that_is_a_migration_has_the_hours_of_the_version_at_its_start() {
            PlannedWork long72 = planned(
                            WorkKind.MIGRATION, PlannedWork.WHOLE_PLATFORM, "2025-06-30T12:00:00", "2025-07-05T00:00:00")
                    .withJustification()
                    .started(at("2025-06-30T12:00:00"))
                    .ended(at("2025-07-04T00:00:00"));

            assertThat(ruling(long72).excluded().orElseThrow().length()).isEqualTo(Duration.ofHours(72));
        }
    }

    @Nested
    class AClock {

        private final Agreements quicker = Agreements.STANDARD.with(
                new Agreement(
                        new SlaTerms(
                                2, StartRule.R2, Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofHours(2),
                                Duration.ofHours(3), 7, SlaTerms.BusinessDays.SUPPORT_HOURS, Duration.ofHours(1),
                                Verdict.BREACHED, new Share(1, 2), Duration.ofHours(72),
                                SlaTerms.STANDARD.downtimeWeights(), SlaTerms.STANDARD.exclusions(),
                                SlaTerms.STANDARD.uptimeTarget(), PlannedWorkTerms.STANDARD),
                        tuesdaysOnly()),
                JULY);

        private static BusinessCalendar tuesdaysOnly() {
            return new BusinessCalendar(
                    2, Est.OFFSET, Map.of(DayOfWeek.TUESDAY, List.of(OpenHours.of("09:00-10:00"), OpenHours.of("12:00-13:00"))),
                    new TreeSet<>(List.of(LocalDate.of(2025, 7, 8))));
        }

        private Clock response(IncidentFacts incident) {
            return Clocks.of(ClockName.RESPONSE, Reading.CONTRACT, incident, quicker, LATER);
        }

        @Test
        void keeps_the_version_of_its_start() {
            Clock before = response(incident(CRITICAL, "2025-06-30T12:00:00")
                    .detected(at("2025-06-30T23:30:00"))
                    .diagnosed(at("2025-06-30T23:59:59")));

            assertThat(before.dueAt()).contains(est("2025-07-01T03:59:59"));
            assertThat(before.agreement()).isEqualTo(Agreement.STANDARD);
        }

        @Test
        void that_starts_later_has_the_targets_and_the_calendar_of_the_next() {
            Clock after = response(incident(HIGH, "2025-06-30T12:00:00")
                    .detected(at("2025-06-30T23:30:00"))
                    .diagnosed(at("2025-07-01T09:30:00")));

            // Tuesday the 1st has an hour and a half left, the 8th is a holiday, the 15th gives the rest.
            assertThat(after.dueAt()).contains(est("2025-07-15T09:30:00"));
            assertThat(after.agreement().terms().version()).isEqualTo(2);
        }

        @Test
        void starts_by_the_rule_in_force_when_the_incident_was_noticed() {
            assertThat(response(incident(CRITICAL, "2025-06-30T12:00:00").detected(at("2025-06-30T23:30:00"))).verdict())
                    .isEqualTo(Verdict.PENDING);
            assertThat(response(incident(CRITICAL, "2025-06-30T12:00:00").detected(at("2025-07-01T00:00:00"))).startedAt())
                    .contains(JULY);
        }

        @Test
        void warns_at_the_share_of_its_version() {
            IncidentFacts incident = incident(CRITICAL, "2025-07-01T09:00:00").detected(at("2025-07-01T09:00:00"));

            assertThat(Clocks.warnAt(ClockName.RESPONSE, Reading.CONTRACT, incident, quicker))
                    .contains(est("2025-07-01T09:05:00"));
        }

        @Test
        void of_a_restoration_has_the_objective_and_the_verdict_of_its_version() {
            IncidentFacts incident = incident(CRITICAL, "2025-07-01T09:00:00")
                    .detected(at("2025-07-01T09:00:00"))
                    .diagnosed(at("2025-07-01T09:00:00"));
            Clock clock = Clocks.of(ClockName.RESTORATION, Reading.CONTRACT, incident, quicker, est("2025-07-01T11:00:00"));

            assertThat(clock.verdict()).isEqualTo(Verdict.BREACHED);
            assertThat(clock.because()).doesNotContain("minimum");
        }
    }
}
