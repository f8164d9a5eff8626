package com.occuz.command.incident;

import static com.occuz.command.incident.IncidentWorld.*;

import com.occuz.kernel.incident.ClockBasis;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.ObjectiveExceeded;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A severity 1 incident, detected at noon of a Friday: an hour for the response, seven for the restoration. */
class WatchTest {

    private static final Instant DUE = at(60);
    private static final Instant AFTER = DUE.plusNanos(1_000);
    private static final ClockBasis BASIS = new ClockBasis(
            1,
            Agreement.STANDARD.terms().hash(),
            Agreement.STANDARD.calendar().version(),
            Agreement.STANDARD.calendar().hash());

    private final ClockWarned r3Warning = warned(ClockName.RESPONSE, Reading.R3, at(0), DUE, at(45));
    private final ClockBreached r3Breach = breached(Reading.R3, at(0), DUE);

    @Test
    void nothing_is_recorded_before_three_quarters_of_the_time_are_used() {
        detected().whenThen(new WatchClocks(ID, at(45).minusNanos(1_000)), List.of());
    }

    @Test
    void a_warning_is_recorded_once() {
        detected().whenThen(new WatchClocks(ID, at(45)), List.of(r3Warning));
        detected(r3Warning).whenThen(new WatchClocks(ID, at(46)), List.of());
    }

    @Test
    void a_breach_is_recorded_once_after_the_due_instant_and_not_at_it() {
        detected(r3Warning).whenThen(new WatchClocks(ID, DUE), List.of());
        detected(r3Warning).whenThen(new WatchClocks(ID, AFTER), List.of(r3Breach));
        detected(r3Warning, r3Breach).whenThen(new WatchClocks(ID, at(300)), List.of());
    }

    @Test
    void a_breach_is_recorded_without_a_warning_where_nobody_looked_in_time() {
        detected().whenThen(new WatchClocks(ID, at(300)), List.of(r3Breach));
    }

    @Test
    void a_breach_is_recorded_even_if_the_late_response_came_before_anybody_looked() {
        detected(new IncidentAcknowledged(ID, null, null, at(70)))
                .whenThen(new WatchClocks(ID, at(71)), List.of(r3Breach));
    }

    @Test
    void a_response_at_the_due_instant_is_in_time() {
        detected(new IncidentAcknowledged(ID, null, null, DUE)).whenThen(new WatchClocks(ID, at(300)), List.of());
    }

    @Test
    void both_readings_are_watched_once_the_failure_point_is_found() {
        detected(anyFailurePoint(10))
                .whenThen(
                        new WatchClocks(ID, at(71)),
                        List.of(r3Breach, breached(Reading.CONTRACT, at(10), at(70))));
    }

    @Test
    void the_objective_of_the_restoration_is_exceeded_and_not_breached() {
        IncidentEvent acknowledged = new IncidentAcknowledged(ID, null, null, at(5));
        Instant due = at(10 + 7 * 60);
        List<IncidentEvent> warnings = List.of(
                warned(ClockName.RESTORATION, Reading.CONTRACT, at(10), due, at(10 + 315)),
                warned(ClockName.RESTORATION, Reading.R3, at(10), due, at(10 + 315)));
        detected(acknowledged, anyFailurePoint(10)).whenThen(new WatchClocks(ID, at(400)), warnings);
        detected(acknowledged, anyFailurePoint(10))
                .whenThen(
                        new WatchClocks(ID, at(500)),
                        List.of(exceeded(Reading.CONTRACT, due), exceeded(Reading.R3, due)));
        detected(acknowledged, anyFailurePoint(10), new ServiceRestored(ID, null, at(100)))
                .whenThen(new WatchClocks(ID, at(500)), List.of());
    }

    @Test
    void a_correction_of_the_severity_can_reveal_a_breach() {
        reported(new SeverityCorrected(ID, SLIGHT, GRAVE, acmes(TEXT), at(-10)))
                .whenThen(new WatchClocks(ID, at(300)), List.of(r3Breach));
        reported().whenThen(new WatchClocks(ID, at(300)), List.of());
    }

    private static ClockWarned warned(
            ClockName clock, Reading reading, Instant startedAt, Instant dueAt, Instant at) {
        return new ClockWarned(ID, clock, reading, Severity.CRITICAL, startedAt, dueAt, BASIS, at);
    }

    private static ClockBreached breached(Reading reading, Instant startedAt, Instant dueAt) {
        return new ClockBreached(
                ID, ClockName.RESPONSE, reading, Severity.CRITICAL, startedAt, dueAt, BASIS, dueAt);
    }

    private static ObjectiveExceeded exceeded(Reading reading, Instant dueAt) {
        return new ObjectiveExceeded(
                ID, ClockName.RESTORATION, reading, Severity.CRITICAL, at(10), dueAt, BASIS, dueAt);
    }
}
