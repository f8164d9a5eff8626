package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhatOtherSystemsGetWrongTest {

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
