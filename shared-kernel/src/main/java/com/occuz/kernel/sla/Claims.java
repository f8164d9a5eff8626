package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What facts claim of a subject's time, as of an instant of knowledge. */
final class Claims {

    private Claims() {}

    /** Each outage, cut where severity or scope changed; an open one up to {@code asOf}. */
    static List<Claim> ofIncident(IncidentFacts incident, Subject subject, SlaTerms terms, Instant asOf) {
        if (!subject.isHitBy(incident.components())) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        for (Outage outage : incident.outages()) {
            Window gone = new Window(outage.from().at(), outage.endAsOf(asOf));
            for (Said.Held<IncidentScope> scope : Said.within(incident.scopeSpans(), gone)) {
                if (subject.counts(scope.value(), incident.account())) {
                    for (Said.Held<Severity> severity : Said.within(incident.severitySpans(), scope.window())) {
                        claims.add(claim(outage, scope, severity, terms));
                    }
                }
            }
        }
        incident.stabilization().ifPresent(declared -> claims.addAll(stabilization(declared, incident, subject, terms)));
        return claims;
    }

    /** Operational (§ 6), from the first restoration to the limit at most; a relapse does not renew it. */
    private static List<Claim> stabilization(
            Stabilization declared, IncidentFacts incident, Subject subject, SlaTerms terms) {
        Optional<Stated> firstRestored = incident.outages().getFirst().until();
        if (firstRestored.isEmpty()) {
            return List.of();
        }
        Instant restored = firstRestored.get().at();
        Instant limit = restored.plus(terms.stabilizationLimit());
        Instant from = declared.window().from().isBefore(restored) ? restored : declared.window().from();
        Instant until = declared.window().until().isBefore(limit) ? declared.window().until() : limit;
        if (!from.isBefore(until)) {
            return List.of();
        }
        return Said.within(incident.scopeSpans(), new Window(from, until)).stream()
                .filter(scope -> subject.counts(scope.value(), incident.account()))
                .map(scope -> new Claim(
                        scope.window(), ServiceClass.STABILIZATION, Share.NONE, declared.events()))
                .toList();
    }

    private static Claim claim(
            Outage outage, Said.Held<IncidentScope> scope, Said.Held<Severity> severity, SlaTerms terms) {
        Set<String> events = new LinkedHashSet<>();
        events.add(outage.from().event());
        events.add(scope.event());
        events.add(severity.event());
        outage.until().map(Stated::event).ifPresent(events::add);
        return new Claim(
                severity.window(),
                severity.value() == Severity.CRITICAL ? ServiceClass.DOWN : ServiceClass.DEGRADED,
                terms.downtimeWeight(severity.value()),
                List.copyOf(events));
    }

    static List<Claim> ofPlannedWork(Collection<PlannedWork> works, Subject subject, Instant asOf) {
        return works.stream()
                .filter(work -> subject.isCoveredBy(work.components()))
                .filter(work -> work.window().from().isBefore(asOf))
                .map(work -> new Claim(work.window(), work.named(), Share.NONE, work.events()))
                .toList();
    }
}
