package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
        return claims;
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
