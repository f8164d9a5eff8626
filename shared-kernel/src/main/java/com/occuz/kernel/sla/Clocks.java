package com.occuz.kernel.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The clocks of an incident (§ 4, § 5): response and restoration, each by the contract's reading and by R3. */
public final class Clocks {

    private Clocks() {}

    /**
     * All four, the contract's first.
     *
     * @param asOf the instant of knowledge: nothing runs beyond it
     */
    public static List<Clock> of(IncidentFacts incident, Agreements agreements, Instant asOf) {
        return List.of(
                of(ClockName.RESPONSE, Reading.CONTRACT, incident, agreements, asOf),
                of(ClockName.RESTORATION, Reading.CONTRACT, incident, agreements, asOf),
                of(ClockName.RESPONSE, Reading.R3, incident, agreements, asOf),
                of(ClockName.RESTORATION, Reading.R3, incident, agreements, asOf));
    }

    /**
     * All four as they stand with § 9: where an approved exclusion excuses the incident, none applies, and each keeps the
     * verdict that it would have as its shadow.
     *
     * @param exclusions all that are known
     */
    public static List<Clock> of(
            IncidentFacts incident, Collection<Exclusion> exclusions, Agreements agreements, Instant asOf) {
        Optional<Exclusion> lifting =
                exclusions.stream().filter(it -> it.lifts(incident, asOf)).findFirst();
        return of(incident, agreements, asOf).stream()
                .map(clock -> lifting.map(clock::lifted).orElse(clock))
                .toList();
    }

    /**
     * The contract's two as they would stand if the report had come when the customer turned to us.
     *
     * @param incident reported then
     */
    public static List<Clock> sinceContact(
            IncidentFacts incident, Collection<Exclusion> exclusions, Agreements agreements, Instant asOf) {
        return of(incident, exclusions, agreements, asOf).stream()
                .filter(clock -> clock.reading() == Reading.CONTRACT)
                .map(clock -> clock.as(Reading.CONTACT))
                .toList();
    }

    /** One of them. */
    public static Clock of(
            ClockName name, Reading reading, IncidentFacts incident, Agreements agreements, Instant asOf) {
        ClockStart start = start(name, reading, incident, agreements);
        Agreement agreement = agreement(start, agreements, asOf);
        return switch (name) {
            case RESPONSE -> new ResponseClock(reading, start, incident, agreement, asOf).read();
            case RESTORATION -> new RestorationClock(reading, start, incident, agreement, asOf).read();
        };
    }

    /** When the clock warns: a share of its time is used up. Empty while it has not started. */
    static Optional<Instant> warnAt(ClockName name, Reading reading, IncidentFacts incident, Agreements agreements) {
        ClockStart start = start(name, reading, incident, agreements);
        return start.at().flatMap(startedAt -> {
            Agreement agreement = agreements.at(startedAt);
            SlaTerms terms = agreement.terms();
            return switch (name) {
                // The severity that decides does not depend on the instant of knowledge.
                case RESPONSE -> Optional.of(new ResponseClock(reading, start, incident, agreement, startedAt)
                        .due(startedAt)
                        .target()
                        .usedUp(terms.warningShare()));
                case RESTORATION -> new RestorationClock(reading, start, incident, agreement, startedAt)
                        .dueAt(startedAt, terms.warningShare().of(terms.restorationObjective()));
            };
        });
    }

    /** A clock keeps the version of its start (§ 15), whatever is published while it runs. */
    private static Agreement agreement(ClockStart start, Agreements agreements, Instant asOf) {
        return agreements.at(start.at().orElse(asOf));
    }

    /** By the rule in force when the incident was noticed: what it waits for since does not change. */
    private static ClockStart start(ClockName name, Reading reading, IncidentFacts incident, Agreements agreements) {
        StartRule rule = reading == Reading.R3
                ? StartRule.R3
                : agreements.at(ClockStart.noticed(incident).orElse(incident.startedAt().at())).terms().contractStart();
        return ClockStart.of(rule, name, incident);
    }
}
