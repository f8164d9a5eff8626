package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.UptimeReport.BudgetUse;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UptimeTest {

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
        Agreements weighted = AnyTerms.always(AnyTerms.with(
                Map.of(CRITICAL, Share.ALL, HIGH, new Share(3, 10), Severity.NORMAL, Share.NONE)));
        IncidentFacts high = incident(HIGH, "2025-03-01T10:00:00").restored(at("2025-03-01T10:00:00.001", "restored"));
        UptimeReport report = Uptime.report(Est.year(2025), Subject.PLATFORM, facts(high), weighted, LATER);

        assertThat(report.net().unit()).isEqualTo(10);
        assertThat(report.net().denominator() - report.net().numerator()).isEqualTo(3);
        assertThat(report.net().downtimeMillis()).isEqualTo(1);
    }
}
