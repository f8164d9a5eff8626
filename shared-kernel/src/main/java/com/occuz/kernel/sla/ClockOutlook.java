package com.occuz.kernel.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What another version of the agreement would make of a clock that still has time (§ 4, § 5, § 15): its due instants. A
 * clock that runs keeps the version of its start, so that a publication does not move it; of one that waits for the failure
 * point they are given as if that were found at the instant at which the version takes effect.
 *
 * @param startedAt empty while it waits
 * @param asItIs when it is due; empty where it is not, by the versions that are published
 * @param published the same if the version were published
 * @param allAlong the same if it had been in force from the beginning
 */
public record ClockOutlook(
        String incident,
        ClockName clock,
        Reading reading,
        Optional<Instant> startedAt,
        Optional<Instant> asItIs,
        Optional<Instant> published,
        Optional<Instant> allAlong) {

    /** The agreement in the three lights in which a clock is looked at. */
    public record Lights(Agreements asItIs, Agreements published, Agreements allAlong) {}

    /**
     * Those of an incident's clocks that have time left or have not started; none where an exclusion lifts them.
     *
     * @param exclusions all that are known
     * @param from when the version would take effect, not before {@code now}
     */
    public static List<ClockOutlook> of(
            IncidentFacts incident, Collection<Exclusion> exclusions, Lights lights, Instant now, Instant from) {
        List<ClockOutlook> open = new ArrayList<>();
        for (Clock clock : Clocks.of(incident, exclusions, lights.asItIs(), now)) {
            if (isOpen(clock, incident)) {
                boolean runs = clock.startedAt().isPresent();
                IncidentFacts then = runs || incident.failurePointAt().isPresent()
                        ? incident
                        : incident.diagnosed(new Stated(from, incident.incident()));
                Instant at = runs ? now : from;
                open.add(new ClockOutlook(
                        incident.incident(),
                        clock.name(),
                        clock.reading(),
                        clock.startedAt(),
                        due(clock, then, lights.asItIs(), at),
                        due(clock, then, lights.published(), at),
                        due(clock, then, lights.allAlong(), at)));
            }
        }
        return List.copyOf(open);
    }

    /** Whether the version would make a difference to it. */
    public boolean moves() {
        return !asItIs.equals(published) || !asItIs.equals(allAlong);
    }

    /** What has come back waits for no failure point any more. */
    private static boolean isOpen(Clock clock, IncidentFacts incident) {
        return clock.verdict() == Verdict.RUNNING
                || clock.verdict() == Verdict.PENDING && incident.restoration().isEmpty();
    }

    private static Optional<Instant> due(Clock clock, IncidentFacts incident, Agreements agreements, Instant at) {
        return Clocks.of(clock.name(), clock.reading(), incident, agreements, at).dueAt();
    }
}
