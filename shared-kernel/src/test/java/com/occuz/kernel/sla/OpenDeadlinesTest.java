package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.ClocksWorld.*;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenDeadlinesTest {

    private final IncidentFacts critical = known(CRITICAL, "2026-01-09T10:00:00");

    private List<Deadline> open(IncidentFacts incident, String asOf) {
        return Deadlines.open(incident, Agreements.STANDARD, est(asOf));
    }

    @Test
    void is_a_warning_when_three_quarters_are_used_up_and_then_what_is_due() {
        assertThat(open(critical, "2026-01-09T10:10:00").stream()
                        .filter(it -> it.reading() == Reading.CONTRACT)
                        .toList())
                .containsExactly(
                        deadline(ClockName.RESPONSE, Alarm.Kind.WARNING, "2026-01-09T10:45:00", "2026-01-09T11:00:00"),
                        deadline(ClockName.RESPONSE, Alarm.Kind.DUE, "2026-01-09T11:00:00.000001", "2026-01-09T11:00:00"),
                        deadline(ClockName.RESTORATION, Alarm.Kind.WARNING, "2026-01-09T15:15:00", "2026-01-09T17:00:00"),
                        deadline(ClockName.RESTORATION, Alarm.Kind.DUE, "2026-01-09T17:00:00.000001", "2026-01-09T17:00:00"));
    }

    @Test
    void warns_in_support_hours_where_the_target_is_in_support_hours() {
        assertThat(Deadlines.next(known(HIGH, "2026-01-09T20:00:00"), Agreements.STANDARD, est("2026-01-09T20:00:00")))
                .map(Deadline::ringsAt)
                .contains(est("2026-01-12T10:15:00"));
    }

    @Test
    void is_not_due_again_once_it_is_recorded() {
        Alarm breach = new Alarm(
                ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T11:00:00"));

        assertThat(open(critical.alarmed(breach), "2026-01-09T12:00:00"))
                .filteredOn(it -> it.clock() == ClockName.RESPONSE && it.reading() == Reading.CONTRACT)
                .isEmpty();
    }

    @Test
    void was_missed_while_nobody_was_there_to_record_it_and_rings_now() {
        assertThat(Deadlines.ringing(critical, Agreements.STANDARD, est("2026-01-09T12:00:00")))
                .filteredOn(it -> it.reading() == Reading.CONTRACT)
                .extracting(Deadline::clock, Deadline::kind)
                .containsExactly(tuple(ClockName.RESPONSE, Alarm.Kind.DUE));
    }

    @Test
    void is_nothing_where_no_clock_runs() {
        IncidentFacts over = critical.responded(at("2026-01-09T10:30:00")).restored(at("2026-01-09T10:40:00"));

        assertThat(open(over, "2026-01-09T10:50:00")).isEmpty();
        assertThat(open(incident(CRITICAL, "2026-01-09T10:00:00"), "2026-01-09T10:50:00")).isEmpty();
    }

    @Test
    void warns_again_when_the_due_instant_has_moved() {
        IncidentFacts warned = known(NORMAL, "2026-01-09T10:00:00")
                .alarmed(new Alarm(
                        ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.WARNING, est("2026-01-20T10:00:00")));
        IncidentFacts escalated = warned.escalated(CRITICAL, at("2026-01-09T10:10:00"));

        assertThat(open(warned, "2026-01-09T10:20:00"))
                .filteredOn(it -> it.reading() == Reading.CONTRACT && it.kind() == Alarm.Kind.WARNING)
                .isEmpty();
        assertThat(open(escalated, "2026-01-09T10:20:00"))
                .filteredOn(it -> it.reading() == Reading.CONTRACT && it.clock() == ClockName.RESPONSE)
                .extracting(Deadline::kind)
                .containsExactly(Alarm.Kind.WARNING, Alarm.Kind.DUE);
    }

    private Deadline deadline(ClockName clock, Alarm.Kind kind, String ringsAt, String dueAt) {
        return new Deadline(clock, Reading.CONTRACT, kind, est(ringsAt), est(dueAt));
    }
}
