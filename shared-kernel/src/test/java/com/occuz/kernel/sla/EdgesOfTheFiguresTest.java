package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What stands beside the share of uptime, where it begins or ceases to be so. */
class EdgesOfTheFiguresTest {

    private static final Agreements HALF_OF_HIGH =
            AnyTerms.always(AnyTerms.with(Map.of(CRITICAL, Share.ALL, HIGH, new Share(1, 2), NORMAL, Share.NONE)));

    private static UptimeReport march(ServiceFacts facts) {
        return Uptime.report(
                new Window(est("2025-03-01T00:00:00"), est("2025-04-01T00:00:00")), Subject.PLATFORM, facts, HALF_OF_HIGH,
                LATER);
    }

    @Nested
    class What_an_incident_uses_of_the_budget {

        @Test
        void is_one_window_where_only_its_severity_changed_and_two_where_service_was_back() {
            IncidentFacts escalated = incident(HIGH, "2025-03-03T10:00:00")
                    .escalated(CRITICAL, at("2025-03-03T11:00:00"))
                    .restored(at("2025-03-03T12:00:00"))
                    .relapsed(at("2025-03-03T13:00:00"))
                    .restored(at("2025-03-03T14:00:00"));

            assertThat(march(facts(escalated)).incidents()).singleElement().satisfies(use -> {
                assertThat(use.downtimeMillis()).isEqualTo(5 * HOUR / 2);
                assertThat(use.windows())
                        .containsExactly(
                                new Window(est("2025-03-03T10:00:00"), est("2025-03-03T12:00:00")),
                                new Window(est("2025-03-03T13:00:00"), est("2025-03-03T14:00:00")));
            });
        }

        @Test
        void is_not_listed_where_all_of_it_is_operational_in_stabilization() {
            IncidentFacts stabilizing = incident(HIGH, "2025-03-03T10:00:00")
                    .restored(at("2025-03-03T10:00:00"))
                    .relapsed(at("2025-03-03T11:00:00"))
                    .restored(at("2025-03-03T12:00:00"))
                    .stabilizing(new Window(est("2025-03-03T10:00:00"), est("2025-03-03T20:00:00")), "declared");

            assertThat(march(facts(stabilizing)).incidents()).isEmpty();
        }

        @Test
        void leaves_out_what_planned_work_that_caused_it_excludes_of_it() {
            IncidentFacts high = incident(HIGH, "2025-03-03T10:00:00")
                    .restored(at("2025-03-03T12:00:00"))
                    .stabilizing(new Window(est("2025-03-03T12:00:00"), est("2025-03-03T20:00:00")), "declared")
                    .relapsed(at("2025-03-04T10:00:00"))
                    .restored(at("2025-03-04T12:00:00"));
            List<PlannedWork> works = List.of(
                    maintenance(WHOLE_PLATFORM, "2025-03-03T08:00:00", "2025-03-03T10:00:00"),
                    maintenance(WHOLE_PLATFORM, "2025-03-04T11:00:00", "2025-03-04T13:00:00"));
            Cause cause = new Cause(Optional.of(WorkKind.MAINTENANCE), Optional.empty(), "attributed");

            assertThat(march(facts(works, high.attributed(cause))).incidents())
                    .singleElement()
                    .satisfies(use -> assertThat(use.downtimeMillis()).isEqualTo(HOUR + HOUR / 2));
        }
    }

    @Nested
    class An_exclusion_for_another_incident {

        private final Exclusion ofTheOther = new Exclusion(
                        "exclusion:1", "force-majeure", Optional.empty(), WHOLE_PLATFORM, Optional.empty(),
                        new Window(est("2025-03-01T12:00:00"), est("2025-03-01T13:00:00")), Optional.of("incident:2"), "ann",
                        "claimed", Optional.empty(), Optional.empty())
                .decided(new Review("bob", true, "approved"));

        private long downtime(IncidentFacts incident) {
            return year(2025, new ServiceFacts(
                            Optional.of(at("2020-01-01T00:00:00")), List.of(incident), List.of(), List.of(ofTheOther),
                            List.of()))
                    .net()
                    .downtimeMillis();
        }

        @Test
        void excuses_this_one_as_well_where_its_cause_names_the_exclusion() {
            IncidentFacts outage = outage("2025-03-01T11:00:00", "2025-03-01T14:00:00");

            assertThat(downtime(outage)).isEqualTo(3 * HOUR);
            assertThat(downtime(outage.attributed(new Cause(Optional.empty(), Optional.of("exclusion:1"), "attributed"))))
                    .isEqualTo(2 * HOUR);
        }
    }

    @Nested
    class The_pace_of_the_budget {

        private UptimeReport as(String asOf, ServiceFacts facts) {
            return Uptime.report(Est.year(2025), Subject.PLATFORM, facts, Agreements.STANDARD, est(asOf));
        }

        @Test
        void leads_nowhere_any_more_once_the_budget_is_just_used_up() {
            ServiceFacts usedUp = facts(outage("2025-02-01T00:00:00", "2025-02-01T08:45:36"));

            UptimeReport report = as("2025-04-11T00:00:00", usedUp);
            assertThat(report.budgetLeftMillis()).isZero();
            assertThat(BudgetPace.of(report).orElseThrow().exhaustedAt()).isEmpty();
        }

        @Test
        void is_forecast_while_the_period_goes_on_and_not_when_it_is_over() {
            assertThat(BudgetPace.ofRunning(as("2025-12-31T23:59:59", facts()))).isPresent();
            assertThat(BudgetPace.ofRunning(as("2026-01-01T00:00:00", facts()))).isEmpty();
        }
    }

    @Nested
    class A_piece_of_time {

        private Piece piece(ServiceClass named, List<String> events) {
            return new Piece(est("2025-03-01T11:00:00"), est("2025-03-01T14:00:00"), named, Share.NONE, events);
        }

        @Test
        void is_unexplained_where_it_is_excluded_and_no_event_says_why() {
            assertThat(piece(ServiceClass.EXCLUDED, List.of()).isUnexplained()).isTrue();
            assertThat(piece(ServiceClass.EXCLUDED, List.of()).clause()).isEqualTo("§ 2");
            assertThat(piece(ServiceClass.EXCLUDED, List.of("claimed")).isUnexplained()).isFalse();
            assertThat(piece(ServiceClass.EXCLUDED, List.of("claimed")).clause()).isEqualTo("§ 9");
            assertThat(piece(ServiceClass.DEGRADED, List.of()).isUnexplained()).isFalse();
        }
    }

    @Test
    void a_report_told_with_other_names_of_excluded_time_is_the_same_otherwise() {
        UptimeReport report = march(facts(
                List.of(maintenance(WHOLE_PLATFORM, "2025-03-03T08:00:00", "2025-03-03T10:00:00")),
                outage("2025-03-05T08:00:00", "2025-03-05T10:00:00")));
        UptimeReport told = report.withExcluded(Map.of(ServiceClass.EXCLUDED, 2 * HOUR));

        assertThat(told.excludedMillis()).isEqualTo(Map.of(ServiceClass.EXCLUDED, 2 * HOUR));
        assertThat(told.withExcluded(report.excludedMillis())).isEqualTo(report);
    }
}
