package com.occuz.kernel.sla;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.Turn.Relapsed;
import com.occuz.kernel.sla.Turn.Restored;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an incident at some position of the ledger, with the events that told it: all that the arithmetic
 * needs. Begin with {@link #opened}, then add what happens, in the order in which it was recorded.
 *
 * @param account whose incident it is; {@link AccountId#PLATFORM} where it is no customer's
 * @param scopes whom it hits, in the order in which it was recorded, at least one
 * @param components at least one, sorted
 * @param severities in the order in which they were recorded, at least one
 * @param startedAt onset (§ 2): where downtime begins
 * @param detectedAt by monitoring; the earliest
 * @param reportedAt through the official channel; the earliest
 * @param failurePointAt when the failure point was found
 * @param firstResponse the first reply or acknowledgement of a named person
 * @param turns restorations and relapses, in the order in which they were recorded
 * @param stabilization as declared last
 * @param alarms what has been recorded of its clocks
 * @param cause what it was put down to last
 */
public record IncidentFacts(
        String incident,
        AccountId account,
        List<Said<IncidentScope>> scopes,
        Set<Component> components,
        List<Said<Severity>> severities,
        Stated startedAt,
        Optional<Stated> detectedAt,
        Optional<Stated> reportedAt,
        Optional<Stated> failurePointAt,
        Optional<Stated> firstResponse,
        List<Turn> turns,
        Optional<Stabilization> stabilization,
        List<Alarm> alarms,
        Optional<Cause> cause) {

    public IncidentFacts {
        EnumSet<Component> sorted = EnumSet.noneOf(Component.class);
        sorted.addAll(components);
        components = Collections.unmodifiableSet(sorted);
        scopes = List.copyOf(scopes);
        severities = List.copyOf(severities);
        turns = List.copyOf(turns);
        alarms = List.copyOf(alarms);
        if (components.isEmpty() || severities.isEmpty() || scopes.isEmpty()) {
            throw new IllegalArgumentException("an incident has a severity and a scope and hits at least one component");
        }
    }

    /** An incident as its first event tells it. */
    public static IncidentFacts opened(
            String incident,
            AccountId account,
            IncidentScope scope,
            Set<Component> components,
            Severity severity,
            Stated startedAt) {
        return new IncidentFacts(
                incident,
                account,
                List.of(new Said<>(scope, Optional.empty(), startedAt.event())),
                components,
                List.of(new Said<>(severity, Optional.empty(), startedAt.event())),
                startedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Monitoring noticed it; an earlier detection stands. */
    public IncidentFacts detected(Stated when) {
        return with(severities, startedAt, earliest(detectedAt, when), reportedAt, failurePointAt, firstResponse, turns);
    }

    /** It was reported through the official channel; an earlier report stands. */
    public IncidentFacts reported(Stated when) {
        return with(severities, startedAt, detectedAt, earliest(reportedAt, when), failurePointAt, firstResponse, turns);
    }

    /** The failure point was found; said again, it replaces what was said before. */
    public IncidentFacts diagnosed(Stated when) {
        return with(severities, startedAt, detectedAt, reportedAt, Optional.of(when), firstResponse, turns);
    }

    /** A named person replied or acknowledged; an earlier response stands. */
    public IncidentFacts responded(Stated when) {
        return with(
                severities, startedAt, detectedAt, reportedAt, failurePointAt, earliest(firstResponse, when), turns);
    }

    public IncidentFacts restored(Stated when) {
        return withTurns(plus(turns, new Restored(when)));
    }

    public IncidentFacts relapsed(Stated when) {
        return withTurns(plus(turns, new Relapsed(when)));
    }

    /** Escalated or de-escalated: of this severity from {@code from} on. */
    public IncidentFacts escalated(Severity severity, Stated from) {
        return withSeverity(new Said<>(severity, Optional.of(from.at()), from.event()));
    }

    /** Corrected: of this severity all along, whatever was said before. */
    public IncidentFacts severityCorrected(Severity severity, String event) {
        return withSeverity(new Said<>(severity, Optional.empty(), event));
    }

    public IncidentFacts startCorrected(Stated startedAt) {
        return with(severities, startedAt, detectedAt, reportedAt, failurePointAt, firstResponse, turns);
    }

    /** The last restoration was at another instant. Without one, this is the first. */
    public IncidentFacts restorationCorrected(Stated restoredAt) {
        int last = -1;
        boolean gone = true;
        for (int i = 0; i < turns.size(); i++) {
            // What was restored while service was there restored nothing.
            if (gone && turns.get(i) instanceof Restored) {
                last = i;
            }
            gone = turns.get(i) instanceof Relapsed;
        }
        if (last < 0) {
            return restored(restoredAt);
        }
        List<Turn> corrected = new ArrayList<>(turns);
        corrected.set(last, new Restored(restoredAt));
        return withTurns(corrected);
    }

    /** From an instant on it hit others than before. */
    public IncidentFacts scopeChanged(IncidentScope scope, Stated from) {
        return withScope(new Said<>(scope, Optional.of(from.at()), from.event()));
    }

    /** It hit others than was said: so all along. */
    public IncidentFacts scopeCorrected(IncidentScope scope, String event) {
        return withScope(new Said<>(scope, Optional.empty(), event));
    }

    /** A stabilization period was declared; one declared before gives way. */
    public IncidentFacts stabilizing(Window window, String event) {
        return withStabilization(new Stabilization(window, List.of(event)));
    }

    /** The stabilization period ends earlier than was declared; without one, nothing changes. */
    public IncidentFacts stabilizationEnds(Stated end) {
        return stabilization
                .filter(declared -> declared.window().contains(end.at()))
                .map(declared -> withStabilization(new Stabilization(
                        new Window(declared.window().from(), end.at()), plus(declared.events(), end.event()))))
                .orElse(this);
    }

    /** A warning or a passed due instant was recorded. */
    public IncidentFacts alarmed(Alarm alarm) {
        return new IncidentFacts(
                incident, account, scopes, components, severities, startedAt, detectedAt, reportedAt, failurePointAt,
                firstResponse, turns, stabilization, plus(alarms, alarm), cause);
    }

    /** It was put down to something; a later word holds. */
    public IncidentFacts attributed(Cause cause) {
        return new IncidentFacts(
                incident, account, scopes, components, severities, startedAt, detectedAt, reportedAt, failurePointAt,
                firstResponse, turns, stabilization, alarms, Optional.of(cause));
    }

    /** The severities over time, from before the incident began; no two neighbours are the same. */
    public List<Said.Span<Severity>> severitySpans() {
        return Said.spans(severities);
    }

    /** Whom it hit over time, in the same way. */
    public List<Said.Span<IncidentScope>> scopeSpans() {
        return Said.spans(scopes);
    }

    /** When service was gone: from the onset to the first restoration, from each relapse to the next, the last open. */
    public List<Outage> outages() {
        List<Outage> outages = new ArrayList<>();
        Optional<Stated> gone = Optional.of(startedAt);
        for (Turn turn : turns) {
            switch (turn) {
                case Restored restored -> {
                    gone.ifPresent(from -> outages.add(new Outage(from, Optional.of(restored.when()))));
                    gone = Optional.empty();
                }
                case Relapsed relapsed -> gone = gone.or(() -> Optional.of(relapsed.when()));
            }
        }
        gone.ifPresent(from -> outages.add(new Outage(from, Optional.empty())));
        return List.copyOf(outages);
    }

    /** The last restoration, if service has not gone again since. */
    public Optional<Stated> restoration() {
        return outages().getLast().until();
    }

    private static Optional<Stated> earliest(Optional<Stated> known, Stated told) {
        return known.filter(before -> !told.at().isBefore(before.at())).or(() -> Optional.of(told));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    private IncidentFacts withStabilization(Stabilization declared) {
        return new IncidentFacts(
                incident, account, scopes, components, severities, startedAt, detectedAt, reportedAt, failurePointAt,
                firstResponse, turns, Optional.of(declared), alarms, cause);
    }

    private IncidentFacts withScope(Said<IncidentScope> said) {
        return new IncidentFacts(
                incident, account, plus(scopes, said), components, severities, startedAt, detectedAt, reportedAt,
                failurePointAt, firstResponse, turns, stabilization, alarms, cause);
    }

    private IncidentFacts withSeverity(Said<Severity> said) {
        return with(
                plus(severities, said), startedAt, detectedAt, reportedAt, failurePointAt, firstResponse, turns);
    }

    private IncidentFacts withTurns(List<Turn> turns) {
        return with(severities, startedAt, detectedAt, reportedAt, failurePointAt, firstResponse, turns);
    }

    private IncidentFacts with(
            List<Said<Severity>> severities,
            Stated startedAt,
            Optional<Stated> detectedAt,
            Optional<Stated> reportedAt,
            Optional<Stated> failurePointAt,
            Optional<Stated> firstResponse,
            List<Turn> turns) {
        return new IncidentFacts(
                incident, account, scopes, components, severities, startedAt, detectedAt, reportedAt, failurePointAt,
                firstResponse, turns, stabilization, alarms, cause);
    }
}
