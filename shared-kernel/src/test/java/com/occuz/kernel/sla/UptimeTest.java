package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.UptimeReport.BudgetUse;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UptimeTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final Instant LATER = est("2030-01-01T00:00:00");

    private static ServiceFacts facts(IncidentFacts... incidents) {
        return new ServiceFacts(Optional.of(at("2020-01-01T00:00:00", "start")), List.of(incidents), List.of());
    }

    private static ServiceFacts facts(List<PlannedWork> works, IncidentFacts... incidents) {
        return new ServiceFacts(Optional.of(at("2020-01-01T00:00:00", "start")), List.of(incidents), works);
    }

    private static IncidentFacts outage(String from, String until) {
        return incident(CRITICAL, from).restored(at(until, "restored"));
    }

    private static UptimeReport year(int year, ServiceFacts facts) {
        return Uptime.report(Est.year(year), Subject.PLATFORM, facts, SlaTerms.STANDARD, LATER);
    }

    private static UptimeReport between(String from, String until, ServiceFacts facts) {
        return Uptime.report(
                new Window(est(from), est(until)), Subject.PLATFORM, facts, SlaTerms.STANDARD, LATER);
    }

    private static List<Piece> timeline(String from, String until, ServiceFacts facts) {
        return Uptime.timeline(
                new Window(est(from), est(until)), Subject.PLATFORM, facts, SlaTerms.STANDARD, LATER);
    }

    private static PlannedWork maintenance(Set<Component> components, String from, String until) {
        return new PlannedWork(
                ServiceClass.MAINTENANCE, components, new Window(est(from), est(until)), List.of("maintenance"));
    }

    @Test
    void forty_minutes_in_a_year_give_the_figures_of_the_contract() {
        UptimeReport report = year(2025, facts(outage("2025-03-01T10:00:00", "2025-03-01T10:40:00")));

        assertThat(report.net().unit()).isEqualTo(1);
        assertThat(report.net().numerator()).isEqualTo(31_533_600_000L);
        assertThat(report.net().denominator()).isEqualTo(31_536_000_000L);
        assertThat(report.net().percent()).contains("99.992");
        assertThat(report.net().downtimeMillis()).isEqualTo(2_400_000);
        assertThat(report.budgetMillis()).isEqualTo(31_536_000);
        assertThat(report.budgetLeftMillis()).isEqualTo(29_136_000);
        assertThat(report.raw()).isEqualTo(report.net());
        assertThat(report.coveragePercent()).contains("100");
        assertThat(report.incidents())
                .containsExactly(new BudgetUse(
                        "incident:1",
                        2_400_000,
                        List.of(new Window(est("2025-03-01T10:00:00"), est("2025-03-01T10:40:00")))));
    }

    @Test
    void the_error_budget_of_365_days_is_8_h_45_m_36_s_and_that_of_366_days_8_h_47_m_2_4_s() {
        assertThat(year(2025, facts()).budgetMillis())
                .isEqualTo(Duration.ofHours(8).plusMinutes(45).plusSeconds(36).toMillis());
        assertThat(year(2028, facts()).budgetMillis())
                .isEqualTo(Duration.ofHours(8).plusMinutes(47).plusMillis(2_400).toMillis());
    }

    @Nested
    class WhatOtherSystemsGetWrong {

        @Test
        void overlapping_outages_are_counted_once_and_the_second_does_not_truncate_the_first() {
            UptimeReport report = year(2025, facts(
                    outage("2025-03-01T10:00:00", "2025-03-01T12:00:00"),
                    outage("2025-03-01T11:00:00", "2025-03-01T13:00:00"),
                    outage("2025-03-01T10:30:00", "2025-03-01T10:45:00")));

            assertThat(report.net().downtimeMillis()).isEqualTo(3 * HOUR);
        }

        @Test
        void an_outage_that_straddles_the_start_or_the_end_of_the_period_counts_for_its_part() {
            ServiceFacts facts = facts(outage("2024-12-31T23:00:00", "2025-01-01T02:00:00"));

            assertThat(year(2024, facts).net().downtimeMillis()).isEqualTo(HOUR);
            assertThat(year(2025, facts).net().downtimeMillis()).isEqualTo(2 * HOUR);
            assertThat(year(2026, facts).net().downtimeMillis()).isZero();
        }

        @Test
        void an_outage_that_began_before_and_ended_after_the_period_fills_it() {
            UptimeReport report = between(
                    "2025-03-01T00:00:00", "2025-03-02T00:00:00", facts(outage("2025-01-01T00:00:00", "2025-06-01T00:00:00")));

            assertThat(report.net().numerator()).isZero();
            assertThat(report.net().percent()).contains("0.000");
        }

        @Test
        void an_open_outage_counts_up_to_the_instant_of_knowledge_and_never_beyond() {
            ServiceFacts facts = facts(incident(CRITICAL, "2025-03-01T10:00:00"));
            UptimeReport report = Uptime.report(
                    Est.year(2025), Subject.PLATFORM, facts, SlaTerms.STANDARD, est("2025-03-01T11:30:00"));

            assertThat(report.net().downtimeMillis()).isEqualTo(90 * MINUTE);
            assertThat(report.measured()).isEqualTo(new Window(est("2025-01-01T00:00:00"), est("2025-03-01T11:30:00")));
            assertThat(report.budgetMillis()).isEqualTo(31_536_000);
        }

        @Test
        void an_outage_of_a_millisecond_stays_in_history() {
            assertThat(year(2025, facts(outage("2025-03-01T10:00:00", "2025-03-01T10:00:00.001")))
                            .net()
                            .downtimeMillis())
                    .isEqualTo(1);
        }

        @Test
        void an_outage_of_no_length_counts_nothing_and_breaks_nothing() {
            assertThat(timeline("2025-03-01T00:00:00", "2025-03-02T00:00:00",
                            facts(outage("2025-03-01T10:00:00", "2025-03-01T10:00:00"))))
                    .containsExactly(new Piece(
                            est("2025-03-01T00:00:00"), est("2025-03-02T00:00:00"), ServiceClass.OPERATIONAL, Share.NONE,
                            List.of()));
        }

        @Test
        void a_thousand_incidents_are_all_there() {
            IncidentFacts[] many = Stream.iterate(est("2025-01-01T00:00:00"), it -> it.plusSeconds(3_600))
                    .limit(1_000)
                    .map(it -> IncidentFacts.opened(
                                    "incident:" + it, AccountId.PLATFORM, IncidentScope.PLATFORM,
                                    Set.of(Component.CORE), CRITICAL, new Stated(it, "e"))
                            .restored(new Stated(it.plusMillis(MINUTE), "r")))
                    .toArray(IncidentFacts[]::new);

            assertThat(year(2025, facts(many)).net().downtimeMillis()).isEqualTo(1_000 * MINUTE);
            assertThat(year(2025, facts(many)).incidents()).hasSize(1_000);
        }

        @Test
        void maintenance_counts_from_its_start_and_leaves_numerator_and_denominator() {
            UptimeReport report = between("2025-03-01T00:00:00", "2025-03-02T00:00:00",
                    facts(List.of(maintenance(EnumSet.allOf(Component.class), "2025-03-01T10:00:00", "2025-03-01T12:00:00"))));

            assertThat(report.net().denominator()).isEqualTo(22 * HOUR);
            assertThat(report.net().numerator()).isEqualTo(22 * HOUR);
            assertThat(report.excludedMillis().get(ServiceClass.MAINTENANCE)).isEqualTo(2 * HOUR);
            assertThat(report.raw().denominator()).isEqualTo(24 * HOUR);
            assertThat(report.budgetMillis()).isEqualTo(22 * HOUR / 1000);
        }

        @Test
        void maintenance_of_one_component_is_not_maintenance_of_the_platform() {
            ServiceFacts facts = facts(List.of(
                    maintenance(Set.of(Component.ANALYTICS), "2025-03-01T10:00:00", "2025-03-01T12:00:00")));

            assertThat(year(2025, facts).excludedMillis().get(ServiceClass.MAINTENANCE)).isZero();
            assertThat(Uptime.report(Est.year(2025), Subject.of(Component.ANALYTICS), facts, SlaTerms.STANDARD, LATER)
                            .excludedMillis()
                            .get(ServiceClass.MAINTENANCE))
                    .isEqualTo(2 * HOUR);
        }

        @Test
        void an_unrelated_outage_within_maintenance_counts() {
            UptimeReport report = between("2025-03-01T00:00:00", "2025-03-02T00:00:00", facts(
                    List.of(maintenance(EnumSet.allOf(Component.class), "2025-03-01T10:00:00", "2025-03-01T12:00:00")),
                    outage("2025-03-01T11:00:00", "2025-03-01T13:00:00")));

            assertThat(report.net().downtimeMillis()).isEqualTo(2 * HOUR);
            assertThat(report.net().denominator()).isEqualTo(23 * HOUR);
        }

        @Test
        void an_overrun_of_maintenance_is_what_it_was_and_not_up_by_itself() {
            assertThat(timeline("2025-03-01T09:00:00", "2025-03-01T14:00:00", facts(
                            List.of(maintenance(
                                    EnumSet.allOf(Component.class), "2025-03-01T10:00:00", "2025-03-01T12:00:00")),
                            outage("2025-03-01T12:00:00", "2025-03-01T13:00:00"))))
                    .extracting(Piece::named)
                    .containsExactly(
                            ServiceClass.OPERATIONAL, ServiceClass.MAINTENANCE, ServiceClass.DOWN,
                            ServiceClass.OPERATIONAL);
        }

        @Test
        void days_on_which_clocks_are_set_elsewhere_have_24_hours_in_EST() {
            for (String day : List.of("2025-03-09", "2025-11-02", "2025-03-30", "2025-10-26")) {
                Instant from = est(day + "T00:00:00");
                Instant until = Est.startOf(Est.dayOf(from).plusDays(1));
                assertThat(Uptime.report(
                                        new Window(from, until), Subject.PLATFORM, facts(), SlaTerms.STANDARD, LATER)
                                .net()
                                .denominator())
                        .as(day)
                        .isEqualTo(24 * HOUR);
            }
        }

        @Test
        void a_leap_day_is_part_of_its_year() {
            assertThat(year(2028, facts()).net().denominator()).isEqualTo(366 * 24 * HOUR);
            assertThat(year(2028, facts(outage("2028-02-29T00:00:00", "2028-03-01T00:00:00"))).net().downtimeMillis())
                    .isEqualTo(24 * HOUR);
        }

        @Test
        void the_year_turns_at_midnight_in_EST_wherever_the_viewer_is() {
            ServiceFacts facts = facts(incident(CRITICAL, "2025-12-31T23:30:00")
                    .restored(new Stated(Instant.parse("2026-01-01T05:30:00Z"), "e")));

            assertThat(year(2025, facts).net().downtimeMillis()).isEqualTo(30 * MINUTE);
            assertThat(year(2026, facts).net().downtimeMillis()).isEqualTo(30 * MINUTE);
        }

        @Test
        void percentages_are_rounded_down_and_100_appears_only_without_any_downtime() {
            assertThat(year(2025, facts(outage("2025-03-01T10:00:00", "2025-03-01T10:00:00.001"))).net().percent())
                    .contains("99.999");
            assertThat(new UptimeReport.Figure(1, 99_996, 100_000).percent()).contains("99.996");
            assertThat(new UptimeReport.Figure(1, 999_969, 1_000_000).percent()).contains("99.996");
            assertThat(year(2025, facts()).net().percent()).contains("100");
            assertThat(new UptimeReport.Figure(1, 0, 0).percent()).isEmpty();
        }

        @Test
        void a_figure_and_its_timeline_come_from_one_sweep_and_agree() {
            ServiceFacts facts = facts(
                    outage("2025-03-01T10:00:00", "2025-03-01T12:00:00"), outage("2025-03-01T11:00:00", "2025-03-03T13:00:00"));
            long down = timeline("2025-03-01T00:00:00", "2025-04-01T00:00:00", facts).stream()
                    .filter(it -> it.named() == ServiceClass.DOWN)
                    .mapToLong(Piece::millis)
                    .sum();

            assertThat(between("2025-03-01T00:00:00", "2025-04-01T00:00:00", facts).net().downtimeMillis())
                    .isEqualTo(down);
        }

        @Test
        void a_severity_change_counts_from_its_instant_and_a_correction_all_along() {
            IncidentFacts high = incident(HIGH, "2025-03-01T10:00:00").restored(at("2025-03-01T13:00:00", "restored"));

            assertThat(year(2025, facts(high)).net().downtimeMillis()).isZero();
            assertThat(year(2025, facts(high.escalated(CRITICAL, at("2025-03-01T12:00:00", "escalated"))))
                            .net()
                            .downtimeMillis())
                    .isEqualTo(HOUR);
            assertThat(year(2025, facts(high.severityCorrected(CRITICAL, "corrected"))).net().downtimeMillis())
                    .isEqualTo(3 * HOUR);
        }
    }

    @Nested
    class BeforeTheServiceStarted {

        private final ServiceFacts started =
                new ServiceFacts(Optional.of(at("2025-07-01T00:00:00", "start")), List.of(outage("2025-06-30T23:00:00", "2025-07-01T01:00:00")), List.of());

        @Test
        void nothing_is_measured() {
            UptimeReport report = year(2024, started);

            assertThat(report.net()).isEqualTo(new UptimeReport.Figure(1, 0, 0));
            assertThat(report.net().percent()).isEmpty();
            assertThat(report.budgetMillis()).isZero();
            assertThat(Uptime.timeline(Est.year(2024), Subject.PLATFORM, started, SlaTerms.STANDARD, LATER)).isEmpty();
        }

        @Test
        void or_while_nobody_knows_since_when_it_runs_nothing_is_measured_either() {
            ServiceFacts unknown = new ServiceFacts(Optional.empty(), started.incidents(), List.of());

            assertThat(year(2025, unknown).net()).isEqualTo(new UptimeReport.Figure(1, 0, 0));
            assertThat(year(2025, unknown).budgetMillis()).isZero();
        }

        @Test
        void the_first_year_begins_with_the_service() {
            UptimeReport report = year(2025, started);

            assertThat(report.net().denominator()).isEqualTo(184 * 24 * HOUR);
            assertThat(report.net().downtimeMillis()).isEqualTo(HOUR);
            assertThat(report.budgetMillis()).isEqualTo(184 * 24 * HOUR / 1000);
        }
    }

    @Nested
    class Subjects {

        private final AccountId acme = new AccountId("acme");
        private final IncidentFacts acmes = IncidentFacts.opened(
                        "incident:2", acme, IncidentScope.ACCOUNT, Set.of(Component.ANALYTICS), CRITICAL,
                        at("2025-03-01T10:00:00", "opened"))
                .restored(at("2025-03-01T11:00:00", "restored"));

        @Test
        void what_hit_one_customer_counts_for_that_customer_alone() {
            assertThat(year(2025, facts(acmes)).net().downtimeMillis()).isZero();
            assertThat(downtime(new Subject(Optional.empty(), Optional.of(acme)), acmes)).isEqualTo(HOUR);
            assertThat(downtime(new Subject(Optional.empty(), Optional.of(new AccountId("globex"))), acmes)).isZero();
        }

        @Test
        void what_turns_out_to_hit_everybody_counts_for_everybody() {
            assertThat(year(2025, facts(acmes.scopeCorrected(IncidentScope.PLATFORM, "widened"))).net().downtimeMillis())
                    .isEqualTo(HOUR);
            assertThat(year(2025, facts(acmes.scopeChanged(IncidentScope.PLATFORM, at("2025-03-01T10:45:00", "w"))))
                            .net()
                            .downtimeMillis())
                    .isEqualTo(15 * MINUTE);
        }

        @Test
        void a_component_has_its_own_figure_and_the_support_section_is_outside_of_the_platforms() {
            IncidentFacts support = IncidentFacts.opened(
                    "incident:3", AccountId.PLATFORM, IncidentScope.PLATFORM, Set.of(Component.SUPPORT_SECTION),
                    CRITICAL, at("2025-03-01T10:00:00", "opened"));

            assertThat(year(2025, facts(support)).net().downtimeMillis()).isZero();
            assertThat(downtime(Subject.of(Component.REDIRECTION), outage("2025-03-01T10:00:00", "2025-03-01T11:00:00")))
                    .isEqualTo(HOUR);
            assertThat(downtime(Subject.of(Component.ANALYTICS), outage("2025-03-01T10:00:00", "2025-03-01T11:00:00")))
                    .isZero();
        }

        private long downtime(Subject subject, IncidentFacts... incidents) {
            return Uptime.report(Est.year(2025), subject, facts(incidents), SlaTerms.STANDARD, LATER)
                    .net()
                    .downtimeMillis();
        }
    }

    @Nested
    class Stabilizing {

        private final IncidentFacts restored = outage("2025-03-01T10:00:00", "2025-03-01T12:00:00")
                .stabilizing(new Window(est("2025-03-01T12:00:00"), est("2025-03-09T00:00:00")), "declared");
        private final IncidentFacts degraded = IncidentFacts.opened(
                        "incident:2", AccountId.PLATFORM, IncidentScope.PLATFORM, Set.of(Component.REDIRECTION), HIGH,
                        at("2025-03-02T00:00:00", "degraded"))
                .restored(at("2025-03-05T00:00:00", "over"));

        @Test
        void ends_72_hours_after_the_first_restoration_to_the_millisecond() {
            List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-10T00:00:00", facts(restored));

            assertThat(pieces.get(2).named()).isEqualTo(ServiceClass.STABILIZATION);
            assertThat(pieces.get(2).clause()).isEqualTo("§ 6");
            assertThat(pieces.get(2).until()).isEqualTo(est("2025-03-04T12:00:00"));
            assertThat(pieces.get(2).events()).containsExactly("declared");
        }

        @Test
        void is_operational_and_what_is_degraded_in_it_too() {
            List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-10T00:00:00", facts(restored, degraded));

            assertThat(pieces).extracting(Piece::named).containsExactly(
                    ServiceClass.OPERATIONAL, ServiceClass.DOWN, ServiceClass.STABILIZATION, ServiceClass.DEGRADED,
                    ServiceClass.OPERATIONAL);
            assertThat(year(2025, facts(restored, degraded)).net().downtimeMillis()).isEqualTo(2 * HOUR);
        }

        @Test
        void does_not_excuse_a_relapse_and_is_not_renewed_by_it() {
            IncidentFacts relapsed = restored
                    .relapsed(at("2025-03-02T00:00:00", "relapsed"))
                    .restored(at("2025-03-02T01:00:00", "again"));

            assertThat(year(2025, facts(relapsed)).net().downtimeMillis()).isEqualTo(3 * HOUR);
            assertThat(timeline("2025-03-01T00:00:00", "2025-03-10T00:00:00", facts(relapsed)).getLast().from())
                    .isEqualTo(est("2025-03-04T12:00:00"));
        }

        @Test
        void can_end_early() {
            IncidentFacts early = restored.stabilizationEnds(at("2025-03-02T00:00:00", "shortened"));
            List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-10T00:00:00", facts(early));

            assertThat(pieces.get(2).until()).isEqualTo(est("2025-03-02T00:00:00"));
            assertThat(pieces.get(2).events()).containsExactly("declared", "shortened");
        }

        @Test
        void is_none_before_service_came_back() {
            IncidentFacts open = incident(CRITICAL, "2025-03-01T10:00:00")
                    .stabilizing(new Window(est("2025-03-01T12:00:00"), est("2025-03-02T00:00:00")), "declared");

            assertThat(timeline("2025-03-01T00:00:00", "2025-03-10T00:00:00", facts(open)))
                    .extracting(Piece::named)
                    .containsExactly(ServiceClass.OPERATIONAL, ServiceClass.DOWN);
        }
    }

    @Nested
    class Timelines {

        @Test
        void name_class_clause_and_causing_events() {
            IncidentFacts escalated = incident(HIGH, "2025-03-01T10:00:00")
                    .escalated(CRITICAL, at("2025-03-01T11:00:00", "escalated"))
                    .restored(at("2025-03-01T12:00:00", "restored"));
            List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-02T00:00:00", facts(escalated));

            assertThat(pieces).extracting(Piece::named).containsExactly(
                    ServiceClass.OPERATIONAL, ServiceClass.DEGRADED, ServiceClass.DOWN, ServiceClass.OPERATIONAL);
            assertThat(pieces).extracting(Piece::clause).containsExactly("§ 2", "§ 5", "§ 2", "§ 2");
            assertThat(pieces.get(1).events()).containsExactly("opened", "restored");
            assertThat(pieces.get(2).events()).containsExactly("opened", "escalated", "restored");
        }

        @Test
        void put_microseconds_into_the_millisecond_they_lie_in() {
            List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-01T00:00:01", facts(
                    outage("2025-03-01T00:00:00.100999", "2025-03-01T00:00:00.200001"),
                    outage("2025-03-01T00:00:00.200001", "2025-03-01T00:00:00.300999")));

            assertThat(pieces).extracting(Piece::millis).containsExactly(100L, 200L, 700L);
        }

        @Test
        void follow_the_precedence_of_classes() {
            Window whole = new Window(est("2025-03-01T00:00:00"), est("2025-03-01T01:00:00"));
            List<Claim> all = new ArrayList<>();
            for (ServiceClass named : ServiceClass.values()) {
                all.add(new Claim(whole, named, Share.NONE, List.of(named.wireName())));
            }
            List<ServiceClass> order = new ArrayList<>();
            while (!all.isEmpty()) {
                ServiceClass first = Sweep.partition(whole, all).getFirst().named();
                order.add(first);
                all.removeIf(claim -> claim.named() == first);
            }

            assertThat(order).containsExactly(
                    ServiceClass.DOWN, ServiceClass.MIGRATION, ServiceClass.MAINTENANCE, ServiceClass.EXCLUDED,
                    ServiceClass.STABILIZATION, ServiceClass.DEGRADED, ServiceClass.UNKNOWN, ServiceClass.OPERATIONAL);
        }

        @Test
        void show_unknown_time_as_unknown_while_it_counts_as_up() {
            Window whole = new Window(est("2025-03-01T00:00:00"), est("2025-03-01T01:00:00"));
            assertThat(Sweep.partition(whole, List.of(new Claim(whole, ServiceClass.UNKNOWN, Share.NONE, List.of("gap")))))
                    .containsExactly(new Piece(
                            whole.from(), whole.until(), ServiceClass.UNKNOWN, Share.NONE, List.of("gap")));
        }
    }

    @Test
    void a_verdict_that_depends_on_what_excluded_means_is_marked() {
        List<PlannedWork> half = List.of(
                maintenance(EnumSet.allOf(Component.class), "2025-01-01T00:00:00", "2025-07-01T00:00:00"));

        assertThat(year(2025, facts(half, outage("2025-10-01T00:00:00", "2025-10-01T06:00:00"))).verdictDependsOnReading())
                .isTrue();
        assertThat(year(2025, facts(half, outage("2025-10-01T00:00:00", "2025-10-01T01:00:00"))).verdictDependsOnReading())
                .isFalse();
        assertThat(year(2025, facts(half, outage("2025-10-01T00:00:00", "2025-10-01T09:00:00"))).verdictDependsOnReading())
                .isFalse();
    }

    @Test
    void a_weighted_severity_counts_exactly_in_fractions() {
        SlaTerms s = SlaTerms.STANDARD;
        SlaTerms weighted = new SlaTerms(
                2, s.contractStart(), s.criticalResponseInHours(), s.criticalResponseOffHours(), s.highResponse(),
                s.normalResponse(), s.normalResponseDays(), s.businessDays(), s.restorationObjective(),
                s.beyondRestorationObjective(), s.warningShare(), s.stabilizationLimit(),
                Map.of(CRITICAL, Share.ALL, HIGH, new Share(3, 10), Severity.NORMAL, Share.NONE),
                s.exclusions(), s.uptimeTarget());
        IncidentFacts high = incident(HIGH, "2025-03-01T10:00:00").restored(at("2025-03-01T10:00:00.001", "restored"));
        UptimeReport report = Uptime.report(Est.year(2025), Subject.PLATFORM, facts(high), weighted, LATER);

        assertThat(report.net().unit()).isEqualTo(10);
        assertThat(report.net().denominator() - report.net().numerator()).isEqualTo(3);
        assertThat(report.net().downtimeMillis()).isEqualTo(1);
    }
}
