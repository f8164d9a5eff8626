package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.time.Est;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UptimeSubjectsTest {

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
            assertThat(Uptime.timeline(Est.year(2024), Subject.PLATFORM, started, Agreements.STANDARD, LATER)).isEmpty();
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
            return Uptime.report(Est.year(2025), subject, facts(incidents), Agreements.STANDARD, LATER)
                    .net()
                    .downtimeMillis();
        }
    }
}
