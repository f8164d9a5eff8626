package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.sla.Absence.Decision;
import com.occuz.kernel.time.Window;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final Absence GAP = Absence.of(
            "absence:1", at("2025-03-01T10:00:00", "gap"), Optional.of(at("2025-03-01T12:00:00", "back")));

    private static ServiceFacts with(Absence absence, List<PlannedWork> works, IncidentFacts... incidents) {
        return new ServiceFacts(
                Optional.of(at("2020-01-01T00:00:00", "start")), List.of(incidents), works, List.of(), List.of(absence));
    }

    private static UptimeReport day(ServiceFacts facts) {
        return between("2025-03-01T00:00:00", "2025-03-02T00:00:00", facts);
    }

    @Test
    void is_unknown_while_nobody_has_decided_and_up_for_the_contract_with_its_worst_case_beside() {
        UptimeReport report = day(with(GAP, List.of()));

        assertThat(report.net().percent()).contains("100");
        assertThat(report.unknownMillis()).isEqualTo(2 * HOUR);
        assertThat(report.coveragePercent()).contains("91.666");
        assertThat(report.worst()).isEqualTo(new UptimeReport.Figure(1, 22 * HOUR, 24 * HOUR));
        List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-02T00:00:00", with(GAP, List.of()));
        assertThat(pieces).extracting(Piece::named).containsExactly(
                ServiceClass.OPERATIONAL, ServiceClass.UNKNOWN, ServiceClass.OPERATIONAL);
        assertThat(pieces.get(1).events()).containsExactly("gap", "back");
    }

    @Test
    void is_what_somebody_decides() {
        UptimeReport up = day(with(GAP.decided(new Decision(false, "up")), List.of()));
        UptimeReport down = day(with(GAP.decided(new Decision(true, "down")), List.of()));

        assertThat(up.worst()).isEqualTo(up.net());
        assertThat(up.net().percent()).contains("100");
        assertThat(up.coveragePercent()).contains("100");
        assertThat(down.net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(down.raw().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(down.worst()).isEqualTo(down.net());
        assertThat(down.coveragePercent()).contains("100");
    }

    @Test
    void is_known_where_an_incident_says_that_the_service_was_down() {
        UptimeReport report = day(with(GAP, List.of(), outage("2025-03-01T11:00:00", "2025-03-01T13:00:00")));

        assertThat(report.unknownMillis()).isEqualTo(HOUR);
        assertThat(report.net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(report.worst().downtimeMillis()).isEqualTo(3 * HOUR);
    }

    @Test
    void within_maintenance_is_called_maintenance_and_stays_unknown_for_it_can_still_turn_out_to_be_an_outage_nobody_planned() {
        PlannedWork work = maintenance(EnumSet.allOf(Component.class), "2025-03-01T11:00:00", "2025-03-01T13:00:00");
        UptimeReport report = day(with(GAP, List.of(work)));

        assertThat(report.unknownMillis()).isEqualTo(2 * HOUR);
        assertThat(report.excludedMillis()).containsEntry(ServiceClass.MAINTENANCE, 2 * HOUR);
        assertThat(report.worst()).isEqualTo(new UptimeReport.Figure(1, 21 * HOUR, 23 * HOUR));
    }

    @Test
    void within_stabilization_is_called_stabilization_and_stays_unknown() {
        IncidentFacts stabilized = outage("2025-03-01T08:00:00", "2025-03-01T09:00:00")
                .stabilizing(new Window(est("2025-03-01T09:00:00"), est("2025-03-01T20:00:00")), "declared");
        UptimeReport report = day(with(GAP, List.of(), stabilized));

        assertThat(timeline("2025-03-01T00:00:00", "2025-03-02T00:00:00", with(GAP, List.of(), stabilized)))
                .extracting(Piece::named)
                .doesNotContain(ServiceClass.UNKNOWN);
        assertThat(report.unknownMillis()).isEqualTo(2 * HOUR);
        assertThat(report.coveragePercent()).contains("91.666");
        assertThat(report.net().downtimeMillis()).isEqualTo(HOUR);
        assertThat(report.worst().downtimeMillis()).isEqualTo(3 * HOUR);
    }

    @Test
    void under_a_lesser_incident_is_called_degraded_and_stays_unknown() {
        IncidentFacts lesser = incident(Severity.HIGH, "2025-03-01T09:00:00").restored(at("2025-03-01T11:00:00", "over"));
        UptimeReport report = day(with(GAP, List.of(), lesser));

        assertThat(report.unknownMillis()).isEqualTo(2 * HOUR);
        assertThat(report.worst().downtimeMillis()).isEqualTo(2 * HOUR);
    }

    @Test
    void lasts_to_the_instant_of_knowledge_while_there_is_no_sign_of_life() {
        Absence open = Absence.of("absence:1", at("2025-03-01T10:00:00", "gap"), Optional.empty());
        UptimeReport report = Uptime.report(
                new Window(est("2025-03-01T00:00:00"), est("2025-03-02T00:00:00")), Subject.PLATFORM,
                with(open, List.of()), Agreements.STANDARD, est("2025-03-01T11:00:00"));

        assertThat(report.unknownMillis()).isEqualTo(HOUR);
    }

    @Test
    void of_one_component_says_nothing_of_another() {
        Absence absence = new Absence(
                "absence:1", Set.of(Component.ANALYTICS), GAP.from(), GAP.until(), Optional.empty());

        assertThat(Uptime.report(
                                new Window(est("2025-03-01T00:00:00"), est("2025-03-02T00:00:00")),
                                Subject.of(Component.CORE), with(absence, List.of()), Agreements.STANDARD, LATER)
                        .unknownMillis())
                .isZero();
        assertThat(day(with(absence, List.of())).unknownMillis()).isEqualTo(2 * HOUR);
    }
}
