package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted wrongly; for deadlines see {@link WhatOtherSystemsGetWrongAboutDeadlinesTest}. */
class WhatOtherSystemsGetWrongTest {

    @Test
    void overlapping_outages_counted_twice_or_the_second_truncating_the_first() {
        UptimeReport report = year(2025, facts(
                outage("2025-03-01T10:00:00", "2025-03-01T12:00:00"),
                outage("2025-03-01T11:00:00", "2025-03-01T13:00:00"),
                outage("2025-03-01T10:30:00", "2025-03-01T10:45:00")));

        assertThat(report.net().downtimeMillis()).isEqualTo(3 * HOUR);
    }

    @Test
    void an_outage_straddling_the_start_or_end_of_the_period() {
        ServiceFacts facts = facts(outage("2024-12-31T23:00:00", "2025-01-01T02:00:00"));

        assertThat(year(2024, facts).net().downtimeMillis()).isEqualTo(HOUR);
        assertThat(year(2025, facts).net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(year(2026, facts).net().downtimeMillis()).isZero();
    }

    @Test
    void an_outage_straddling_both_start_and_end_of_the_period() {
        UptimeReport report = between(
                "2025-03-01T00:00:00", "2025-03-02T00:00:00", facts(outage("2025-01-01T00:00:00", "2025-06-01T00:00:00")));

        assertThat(report.net().numerator()).isZero();
        assertThat(report.net().percent()).contains("0.000");
    }

    @Test
    void an_open_never_closed_outage() {
        ServiceFacts facts = facts(incident(CRITICAL, "2025-03-01T10:00:00"));
        UptimeReport report = Uptime.report(
                Est.year(2025), Subject.PLATFORM, facts, Agreements.STANDARD, est("2025-03-01T11:30:00"));

        assertThat(report.net().downtimeMillis()).isEqualTo(90 * MINUTE);
        assertThat(report.measured()).isEqualTo(new Window(est("2025-01-01T00:00:00"), est("2025-03-01T11:30:00")));
        assertThat(report.budgetMillis()).isEqualTo(31_536_000);
    }

    @Test
    void outages_shorter_than_the_probe_interval_deleted_from_history() {
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
    void more_than_one_page_of_incidents() {
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
    void a_maintenance_windows_start_ignored() {
        UptimeReport report = between("2025-03-01T00:00:00", "2025-03-02T00:00:00",
                facts(List.of(maintenance(WHOLE_PLATFORM, "2025-03-01T10:00:00", "2025-03-01T12:00:00"))));

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
        assertThat(Uptime.report(Est.year(2025), Subject.of(Component.ANALYTICS), facts, Agreements.STANDARD, LATER)
                        .excludedMillis()
                        .get(ServiceClass.MAINTENANCE))
                .isEqualTo(2 * HOUR);
    }

    @Test
    void an_unrelated_outage_within_maintenance_counts() {
        UptimeReport report = between("2025-03-01T00:00:00", "2025-03-02T00:00:00", facts(
                List.of(maintenance(WHOLE_PLATFORM, "2025-03-01T10:00:00", "2025-03-01T12:00:00")),
                outage("2025-03-01T11:00:00", "2025-03-01T13:00:00")));

        assertThat(report.net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(report.net().denominator()).isEqualTo(23 * HOUR);
    }

    @Test
    void maintenance_that_only_mutes_alerts_and_still_counts() {
        UptimeReport report = between("2025-03-01T00:00:00", "2025-03-02T00:00:00", facts(
                List.of(maintenance(WHOLE_PLATFORM, "2025-03-01T10:00:00", "2025-03-01T12:00:00")),
                byMaintenance(outage("2025-03-01T10:30:00", "2025-03-01T11:30:00"))));

        assertThat(report.net().downtimeMillis()).isZero();
        assertThat(report.net().percent()).contains("100");
        assertThat(report.raw().downtimeMillis()).isEqualTo(HOUR);
    }

    @Test
    void a_maintenance_dated_from_its_announcement() {
        // Recorded a day before, planned from ten on, and begun half an hour later.
        PlannedWork late = planned(WorkKind.MAINTENANCE, WHOLE_PLATFORM, "2025-03-01T10:00:00", "2025-03-01T12:00:00")
                .started(at("2025-03-01T10:30:00"))
                .ended(at("2025-03-01T12:00:00"));

        assertThat(timeline("2025-02-20T00:00:00", "2025-03-02T00:00:00", facts(List.of(late))))
                .extracting(Piece::named, Piece::from)
                .containsExactly(
                        tuple(ServiceClass.OPERATIONAL, est("2025-02-20T00:00:00")),
                        tuple(ServiceClass.MAINTENANCE, est("2025-03-01T10:30:00")),
                        tuple(ServiceClass.OPERATIONAL, est("2025-03-01T12:00:00")));
    }

    @Test
    void an_overrun_counted_as_up() {
        PlannedWork overrun = planned(WorkKind.MAINTENANCE, WHOLE_PLATFORM, "2025-03-01T10:00:00", "2025-03-01T12:00:00")
                .started(at("2025-03-01T10:00:00"))
                .ended(at("2025-03-01T13:00:00"));

        assertThat(timeline("2025-03-01T09:00:00", "2025-03-01T14:00:00", facts(
                        List.of(overrun), byMaintenance(outage("2025-03-01T10:00:00", "2025-03-01T13:00:00"))))
                        .stream().filter(it -> it.named() == ServiceClass.DOWN))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.from()).isEqualTo(est("2025-03-01T12:00:00"));
                    assertThat(it.until()).isEqualTo(est("2025-03-01T13:00:00"));
                });
    }

    private static IncidentFacts byMaintenance(IncidentFacts incident) {
        return incident.attributed(new Cause(Optional.of(WorkKind.MAINTENANCE), Optional.empty(), "attributed"));
    }

    @Test
    void DST_days() {
        for (String day : List.of("2025-03-09", "2025-11-02", "2025-03-30", "2025-10-26")) {
            Instant from = est(day + "T00:00:00");
            Instant until = Est.startOf(Est.dayOf(from).plusDays(1));
            assertThat(Uptime.report(
                                    new Window(from, until), Subject.PLATFORM, facts(), Agreements.STANDARD, LATER)
                            .net()
                            .denominator())
                    .as(day)
                    .isEqualTo(24 * HOUR);
        }
    }

    @Test
    void leap_days() {
        assertThat(year(2028, facts()).net().denominator()).isEqualTo(366 * 24 * HOUR);
        assertThat(year(2028, facts(outage("2028-02-29T00:00:00", "2028-03-01T00:00:00"))).net().downtimeMillis())
                .isEqualTo(24 * HOUR);
    }

    @Test
    void the_year_boundary_in_EST() {
        ServiceFacts facts = facts(incident(CRITICAL, "2025-12-31T23:30:00")
                .restored(new Stated(Instant.parse("2026-01-01T05:30:00Z"), "e")));

        assertThat(year(2025, facts).net().downtimeMillis()).isEqualTo(30 * MINUTE);
        assertThat(year(2026, facts).net().downtimeMillis()).isEqualTo(30 * MINUTE);
    }

    @Test
    void percentage_99_996_shown_as_100() {
        assertThat(year(2025, facts(outage("2025-03-01T10:00:00", "2025-03-01T10:00:00.001"))).net().percent())
                .contains("99.999");
        assertThat(new UptimeReport.Figure(1, 99_996, 100_000).percent()).contains("99.996");
        assertThat(new UptimeReport.Figure(1, 999_969, 1_000_000).percent()).contains("99.996");
        assertThat(year(2025, facts()).net().percent()).contains("100");
        assertThat(new UptimeReport.Figure(1, 0, 0).percent()).isEmpty();
    }

    @Test
    void a_changed_probe_interval_changing_the_percentage() {
        // The same hour as one outage, and as what probes every 7, 60 and 600 seconds saw of it.
        UptimeReport whole = year(2025, facts(outage("2025-03-01T10:00:00", "2025-03-01T11:00:00")));
        for (int interval : new int[] {7, 60, 600}) {
            List<IncidentFacts> probes = new ArrayList<>();
            for (Instant at = est("2025-03-01T10:00:00"); at.isBefore(est("2025-03-01T11:00:00")); ) {
                Instant next = at.plusSeconds(interval);
                Instant until = next.isBefore(est("2025-03-01T11:00:00")) ? next : est("2025-03-01T11:00:00");
                probes.add(incident(CRITICAL, "2025-03-01T10:00:00")
                        .startCorrected(new Stated(at, "from"))
                        .restored(new Stated(until, "until")));
                at = next;
            }

            assertThat(year(2025, facts(probes.toArray(IncidentFacts[]::new))).net()).isEqualTo(whole.net());
        }
    }

    @Test
    void the_monitor_itself_down_counted_as_up_or_as_down() {
        UptimeReport report = between("2025-03-01T00:00:00", "2025-03-02T00:00:00", new ServiceFacts(
                Optional.of(at("2020-01-01T00:00:00", "start")), List.of(), List.of(), List.of(),
                List.of(Absence.of(
                        "absence:1", at("2025-03-01T10:00:00"), Optional.of(at("2025-03-01T16:00:00"))))));

        assertThat(report.unknownMillis()).isEqualTo(6 * HOUR);
        assertThat(report.coveragePercent()).contains("75.000");
        assertThat(report.net().percent()).contains("100");
        assertThat(report.worst().percent()).contains("75.000");
    }

    @Test
    void denominators_of_30_and_365_days_against_calendar_numerators() {
        assertThat(month(2028, 1).net().denominator()).isEqualTo(31 * 24 * HOUR);
        assertThat(month(2028, 2).net().denominator()).isEqualTo(29 * 24 * HOUR);
        assertThat(month(2027, 2).net().denominator()).isEqualTo(28 * 24 * HOUR);
        assertThat(month(2028, 4).net().denominator()).isEqualTo(30 * 24 * HOUR);
        assertThat(year(2028, facts()).net().denominator()).isEqualTo(366 * 24 * HOUR);
        assertThat(year(2027, facts()).net().denominator()).isEqualTo(365 * 24 * HOUR);
    }

    private static UptimeReport month(int year, int month, IncidentFacts... incidents) {
        return Uptime.report(
                Est.month(YearMonth.of(year, month)), Subject.PLATFORM, facts(incidents), Agreements.STANDARD, LATER);
    }

    @Test
    void two_screens_showing_different_figures() {
        IncidentFacts[] outages = {
            outage("2025-02-28T10:00:00", "2025-03-01T12:00:00"), outage("2025-03-01T11:00:00", "2025-04-03T13:00:00"),
            outage("2025-12-31T23:59:59.999", "2026-01-01T00:00:00.001")
        };
        long down = timeline("2025-01-01T00:00:00", "2026-01-01T00:00:00", facts(outages)).stream()
                .filter(it -> it.named() == ServiceClass.DOWN)
                .mapToLong(Piece::millis)
                .sum();
        long months = IntStream.rangeClosed(1, 12)
                .mapToLong(month -> month(2025, month, outages).net().downtimeMillis())
                .sum();

        assertThat(year(2025, facts(outages)).net().downtimeMillis()).isEqualTo(down);
        assertThat(months).isEqualTo(down);
    }

    @Test
    void a_past_month_changing_with_no_trace_when_someone_edits_an_old_incident() {
        IncidentFacts known = outage("2025-03-01T10:00:00", "2025-03-01T12:00:00");
        IncidentFacts edited = known.restorationCorrected(at("2025-03-01T11:00:00", "corrected"));
        List<Piece> before = timeline("2025-03-01T00:00:00", "2025-04-01T00:00:00", facts(known));
        List<Piece> after = timeline("2025-03-01T00:00:00", "2025-04-01T00:00:00", facts(edited));

        assertThat(month(2025, 3, known).net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(month(2025, 3, edited).net().downtimeMillis()).isEqualTo(HOUR);
        assertThat(Difference.between(before, after)).singleElement().satisfies(it -> {
            assertThat(it.from()).isEqualTo(est("2025-03-01T11:00:00"));
            assertThat(it.until()).isEqualTo(est("2025-03-01T12:00:00"));
        });
        assertThat(after.get(1).events()).contains("corrected");
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
