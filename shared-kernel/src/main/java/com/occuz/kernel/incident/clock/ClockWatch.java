package com.occuz.kernel.incident.clock;

import com.occuz.kernel.incident.ClockBasis;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.ObjectiveExceeded;
import com.occuz.kernel.incident.IncidentOrigin;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Alarm;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.Deadline;
import com.occuz.kernel.sla.Deadlines;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What has to be recorded of an incident's clocks: a warning before they are up, and that they were. Imported incidents
 * are not watched: nobody can be warned of the past, and their clocks can be computed at any time.
 */
public final class ClockWatch {

    private ClockWatch() {}

    /**
     * What was to be recorded by {@code now} and is not yet, in the order of the instants at which it was so. However
     * late this is asked, and whatever stopped a clock since: one that was up before stays so.
     */
    public static List<IncidentEvent> due(Dossier dossier, Agreements agreements, Instant now) {
        if (!isWatched(dossier)) {
            return List.of();
        }
        IncidentFacts facts = IncidentClocks.facts(dossier);
        List<IncidentEvent> due = new ArrayList<>();
        for (Deadline deadline : Deadlines.ringing(facts, agreements, now)) {
            if (deadline.kind() == Alarm.Kind.WARNING) {
                clock(deadline, dossier, agreements, now)
                        .ifPresent(clock -> due.add(warning(dossier, clock, deadline)));
            }
        }
        for (Clock clock : IncidentClocks.of(dossier, agreements, now)) {
            if (wasUp(clock) && !isRecorded(dossier, clock)) {
                due.add(up(dossier, clock));
            }
        }
        due.sort(Comparator.comparing(IncidentEvent::occurredAt));
        return List.copyOf(due);
    }

    /**
     * When to look at this incident again, as known at {@code now}: not before the answer has something to record.
     * {@code now} itself where something is overdue; empty where nothing lies ahead.
     */
    public static Optional<Instant> next(Dossier dossier, Agreements agreements, Instant now) {
        if (!isWatched(dossier)) {
            return Optional.empty();
        }
        if (!due(dossier, agreements, now).isEmpty()) {
            return Optional.of(now);
        }
        return Deadlines.next(IncidentClocks.facts(dossier), agreements, now).map(Deadline::ringsAt);
    }

    /** The earliest due instant of a watched clock that runs, as known at {@code now}; past ones included. */
    public static Optional<Instant> nextDue(Dossier dossier, Agreements agreements, Instant now) {
        if (!isWatched(dossier)) {
            return Optional.empty();
        }
        return IncidentClocks.of(dossier, agreements, now).stream()
                .filter(clock -> clock.startedAt().isPresent() && clock.stoppedAt().isEmpty())
                .flatMap(clock -> clock.dueAt().stream())
                .min(Comparator.naturalOrder());
    }

    private static boolean isWatched(Dossier dossier) {
        return dossier.origin() != IncidentOrigin.IMPORTED;
    }

    private static boolean wasUp(Clock clock) {
        return clock.startedAt().isPresent()
                && clock.dueAt().isPresent()
                && switch (clock.name()) {
                    case RESPONSE -> clock.verdict() == Verdict.BREACHED;
                    case RESTORATION ->
                        clock.verdict() == Verdict.NOT_DETERMINABLE || clock.verdict() == Verdict.BREACHED;
                };
    }

    private static boolean isRecorded(Dossier dossier, Clock clock) {
        return dossier.alarms().stream()
                .anyMatch(alarm -> alarm.kind() == Alarm.Kind.DUE
                        && alarm.clock() == clock.name()
                        && alarm.reading() == clock.reading());
    }

    private static Optional<Clock> clock(Deadline deadline, Dossier dossier, Agreements agreements, Instant now) {
        return IncidentClocks.of(dossier, agreements, now).stream()
                .filter(clock -> clock.name() == deadline.clock() && clock.reading() == deadline.reading())
                .findFirst();
    }

    private static IncidentEvent warning(Dossier dossier, Clock clock, Deadline deadline) {
        return new ClockWarned(
                dossier.incident(),
                clock.name(),
                clock.reading(),
                severityAt(dossier, deadline.ringsAt()),
                clock.startedAt().orElseThrow(),
                deadline.dueAt(),
                basis(clock.agreement()),
                deadline.ringsAt());
    }

    private static IncidentEvent up(Dossier dossier, Clock clock) {
        Instant dueAt = clock.dueAt().orElseThrow();
        Instant startedAt = clock.startedAt().orElseThrow();
        Severity severity = severityAt(dossier, dueAt);
        return switch (clock.name()) {
            case RESPONSE -> new ClockBreached(
                    dossier.incident(),
                    clock.name(),
                    clock.reading(),
                    severity,
                    startedAt,
                    dueAt,
                    basis(clock.agreement()),
                    dueAt);
            case RESTORATION -> new ObjectiveExceeded(
                    dossier.incident(),
                    clock.name(),
                    clock.reading(),
                    severity,
                    startedAt,
                    dueAt,
                    basis(clock.agreement()),
                    dueAt);
        };
    }

    private static Severity severityAt(Dossier dossier, Instant instant) {
        return dossier.severities().at(instant).severity();
    }

    private static ClockBasis basis(Agreement agreement) {
        return new ClockBasis(
                agreement.terms().version(),
                agreement.terms().hash(),
                agreement.calendar().version(),
                agreement.calendar().hash());
    }
}
