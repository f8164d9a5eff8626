package com.occuz.kernel.sla;

import com.occuz.kernel.sla.Alarm.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What has to be recorded of an incident's clocks, and when. What was recorded ({@link IncidentFacts#alarms()}) is not
 * due again: a breach once for each clock, a warning once for each due instant.
 */
public final class Deadlines {

    /** Instants are kept in microseconds, so this is the next one. */
    private static final Duration NEXT = Duration.ofNanos(1_000);

    private Deadlines() {}

    /**
     * Everything not yet recorded of the clocks that run, the earliest first, whether it lies ahead of {@code asOf} or
     * was missed. A clock that is already late warns no more.
     */
    public static List<Deadline> open(IncidentFacts incident, Agreements agreements, Instant asOf) {
        List<Deadline> open = new ArrayList<>();
        for (Clock clock : Clocks.of(incident, agreements, asOf)) {
            if (clock.stoppedAt().isEmpty() && clock.startedAt().isPresent()) {
                clock.dueAt().ifPresent(dueAt -> {
                    warning(clock, dueAt, incident, agreements)
                            .filter(it -> !asOf.isAfter(dueAt))
                            .ifPresent(open::add);
                    due(clock, dueAt, incident).ifPresent(open::add);
                });
            }
        }
        open.sort(Comparator.comparing(Deadline::ringsAt));
        return List.copyOf(open);
    }

    /** The earliest of {@link #open}: when to look at this incident again. */
    public static Optional<Deadline> next(IncidentFacts incident, Agreements agreements, Instant asOf) {
        return open(incident, agreements, asOf).stream().findFirst();
    }

    /** Those of {@link #open} whose time has come. */
    public static List<Deadline> ringing(IncidentFacts incident, Agreements agreements, Instant asOf) {
        return open(incident, agreements, asOf).stream()
                .filter(deadline -> !deadline.ringsAt().isAfter(asOf))
                .toList();
    }

    private static Optional<Deadline> due(Clock clock, Instant dueAt, IncidentFacts incident) {
        boolean recorded = incident.alarms().stream().anyMatch(alarm -> is(alarm, clock, Kind.DUE));
        return recorded
                ? Optional.empty()
                : Optional.of(new Deadline(clock.name(), clock.reading(), Kind.DUE, dueAt.plus(NEXT), dueAt));
    }

    private static Optional<Deadline> warning(
            Clock clock, Instant dueAt, IncidentFacts incident, Agreements agreements) {
        boolean recorded = incident.alarms().stream()
                .anyMatch(alarm -> is(alarm, clock, Kind.WARNING) && alarm.dueAt().equals(dueAt));
        if (recorded) {
            return Optional.empty();
        }
        return Clocks.warnAt(clock.name(), clock.reading(), incident, agreements)
                .map(at -> at.isAfter(dueAt) ? dueAt : at)
                .map(at -> new Deadline(clock.name(), clock.reading(), Kind.WARNING, at, dueAt));
    }

    private static boolean is(Alarm alarm, Clock clock, Kind kind) {
        return alarm.kind() == kind && alarm.clock() == clock.name() && alarm.reading() == clock.reading();
    }
}
