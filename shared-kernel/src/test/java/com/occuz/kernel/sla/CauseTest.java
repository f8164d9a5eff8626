package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.time.Est;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseTest {

    private static final PlannedWork MAINTENANCE = maintenance(WHOLE_PLATFORM, "2025-03-01T10:00:00", "2025-03-01T12:00:00");
    private static final IncidentFacts OUTAGE = outage("2025-03-01T11:00:00", "2025-03-01T13:00:00");

    private static Cause cause(WorkKind kind) {
        return new Cause(Optional.of(kind), Optional.empty(), "attributed");
    }

    private static Cause cause(WorkKind kind, String reference) {
        return new Cause(Optional.of(kind), Optional.of(reference), "attributed");
    }

    private static long downtime(IncidentFacts incident) {
        return year(2025, facts(List.of(MAINTENANCE), incident)).net().downtimeMillis();
    }

    @Test
    void an_outage_that_maintenance_caused_is_excused_within_its_window_and_counts_beyond() {
        List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-02T00:00:00",
                facts(List.of(MAINTENANCE), OUTAGE.attributed(cause(WorkKind.MAINTENANCE))));

        assertThat(pieces).extracting(Piece::named).containsExactly(
                ServiceClass.OPERATIONAL, ServiceClass.MAINTENANCE, ServiceClass.MAINTENANCE, ServiceClass.DOWN,
                ServiceClass.OPERATIONAL);
        assertThat(pieces.get(2).events()).contains("planned", "opened", "attributed");
        assertThat(downtime(OUTAGE.attributed(cause(WorkKind.MAINTENANCE)))).isEqualTo(HOUR);
    }

    @Test
    void raw_counts_it_as_if_nothing_were_excluded() {
        UptimeReport report = year(2025, facts(List.of(MAINTENANCE), OUTAGE.attributed(cause(WorkKind.MAINTENANCE))));

        assertThat(report.raw().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(report.raw().denominator()).isEqualTo(365 * 24 * HOUR);
        assertThat(report.net().denominator()).isEqualTo(365 * 24 * HOUR - 2 * HOUR);
        assertThat(report.incidents()).singleElement().satisfies(use -> assertThat(use.downtimeMillis()).isEqualTo(HOUR));
    }

    @Test
    void the_cause_has_to_be_that_very_work() {
        assertThat(downtime(OUTAGE)).isEqualTo(2 * HOUR);
        assertThat(downtime(OUTAGE.attributed(cause(WorkKind.MIGRATION)))).isEqualTo(2 * HOUR);
        assertThat(downtime(OUTAGE.attributed(cause(WorkKind.MAINTENANCE, "another")))).isEqualTo(2 * HOUR);
        assertThat(downtime(OUTAGE.attributed(cause(WorkKind.MAINTENANCE, MAINTENANCE.id())))).isEqualTo(HOUR);
        assertThat(downtime(OUTAGE.attributed(new Cause(Optional.empty(), Optional.of(MAINTENANCE.id()), "attributed"))))
                .isEqualTo(2 * HOUR);
    }

    @Test
    void the_last_word_about_it_holds() {
        assertThat(downtime(OUTAGE.attributed(cause(WorkKind.MAINTENANCE))
                        .attributed(new Cause(Optional.empty(), Optional.empty(), "no"))))
                .isEqualTo(2 * HOUR);
    }

    @Test
    void work_on_one_component_excuses_that_component_and_not_the_platform() {
        PlannedWork redirection = maintenance(Set.of(Component.REDIRECTION), "2025-03-01T10:00:00", "2025-03-01T12:00:00");
        ServiceFacts facts = facts(List.of(redirection), OUTAGE.attributed(cause(WorkKind.MAINTENANCE)));

        assertThat(year(2025, facts).net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(Uptime.report(Est.year(2025), Subject.of(Component.REDIRECTION), facts, Agreements.STANDARD, LATER)
                        .net()
                        .downtimeMillis())
                .isEqualTo(HOUR);
    }

    @Test
    void a_lesser_incident_that_the_terms_count_counts_within_maintenance_unless_that_caused_it() {
        Agreements weighted = AnyTerms.always(AnyTerms.with(
                Map.of(Severity.CRITICAL, Share.ALL, HIGH, new Share(1, 2), Severity.NORMAL, Share.NONE)));
        IncidentFacts high = incident(HIGH, "2025-03-01T11:00:00").restored(at("2025-03-01T13:00:00", "restored"));

        UptimeReport unrelated = Uptime.report(
                Est.year(2025), Subject.PLATFORM, facts(List.of(MAINTENANCE), high), weighted, LATER);
        UptimeReport caused = Uptime.report(
                Est.year(2025), Subject.PLATFORM,
                facts(List.of(MAINTENANCE), high.attributed(cause(WorkKind.MAINTENANCE))), weighted, LATER);

        assertThat(unrelated.net().downtimeMillis()).isEqualTo(HOUR);
        assertThat(unrelated.excludedMillis()).containsEntry(ServiceClass.MAINTENANCE, HOUR);
        assertThat(caused.net().downtimeMillis()).isEqualTo(HOUR / 2);
        assertThat(caused.excludedMillis()).containsEntry(ServiceClass.MAINTENANCE, 2 * HOUR);
    }
}
