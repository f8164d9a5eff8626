package com.occuz.kernel.sla;

import com.occuz.kernel.sla.Agreements.InForce;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an incident claims of a subject's time, as of an instant of knowledge: each outage, cut where severity, scope or
 * the agreement changed, an open one up to that instant.
 *
 * @param raw as if nothing were excluded
 * @param net with what is excused named so; the same list where nothing is
 */
record Claims(List<Claim> raw, List<Claim> net) {

    private static final Claims NONE = new Claims(List.of(), List.of());

    static Claims ofIncident(
            IncidentFacts incident, Subject subject, Excuses excuses, Agreements agreements, Instant asOf) {
        if (!subject.isHitBy(incident.components())) {
            return NONE;
        }
        List<Claim> raw = new ArrayList<>();
        List<Claim> net = new ArrayList<>();
        for (Outage outage : incident.outages()) {
            Window gone = new Window(outage.from().at(), outage.endAsOf(asOf));
            for (Said.Held<IncidentScope> scope : Said.within(incident.scopeSpans(), gone)) {
                if (subject.counts(scope.value(), incident.account())) {
                    for (Said.Held<Severity> severity : Said.within(incident.severitySpans(), scope.window())) {
                        for (InForce inForce : agreements.within(severity.window())) {
                            Claim claim = claim(outage, scope, severity, inForce);
                            raw.add(claim);
                            net.addAll(excuses.applied(incident, scope.value(), claim));
                        }
                    }
                }
            }
        }
        incident.stabilization().ifPresent(declared -> {
            // No exclusion: what is degraded in it is operational in both.
            List<Claim> stabilization = stabilization(declared, incident, subject, agreements);
            raw.addAll(stabilization);
            net.addAll(stabilization);
        });
        return raw.isEmpty() ? NONE : raw.equals(net) ? new Claims(raw, raw) : new Claims(raw, net);
    }

    /**
     * Operational (§ 6), from the first restoration to the limit at most, which the version then in force
     * sets; a relapse does not renew it.
     */
    private static List<Claim> stabilization(
            Stabilization declared, IncidentFacts incident, Subject subject, Agreements agreements) {
        Optional<Stated> firstRestored = incident.outages().getFirst().until();
        if (firstRestored.isEmpty()) {
            return List.of();
        }
        Instant restored = firstRestored.get().at();
        Instant limit = restored.plus(agreements.at(restored).terms().stabilizationLimit());
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
            Outage outage, Said.Held<IncidentScope> scope, Said.Held<Severity> severity, InForce inForce) {
        Set<String> events = new LinkedHashSet<>();
        events.add(outage.from().event());
        events.add(scope.event());
        events.add(severity.event());
        outage.until().map(Stated::event).ifPresent(events::add);
        return new Claim(
                inForce.window(),
                severity.value() == Severity.CRITICAL ? ServiceClass.DOWN : ServiceClass.DEGRADED,
                inForce.agreement().terms().downtimeWeight(severity.value()),
                List.copyOf(events));
    }

    /**
     * Time that nobody watched: unknown until someone decides; held to be down, it counts as a Sev 1 incident does.
     *
     * @param atWorst what nobody has decided is held to be down
     */
    static List<Claim> ofAbsences(
            Collection<Absence> absences, Subject subject, Agreements agreements, Instant asOf, boolean atWorst) {
        List<Claim> claims = new ArrayList<>();
        for (Absence absence : absences) {
            boolean known = absence.decision().isPresent();
            boolean down = absence.decision().map(Absence.Decision::down).orElse(atWorst);
            if (subject.isHitBy(absence.components()) && (down || !known)) {
                Window gone = new Window(absence.from().at(), absence.time().endAsOf(asOf));
                for (InForce inForce : agreements.within(gone)) {
                    claims.add(new Claim(
                            inForce.window(),
                            down ? ServiceClass.DOWN : ServiceClass.UNKNOWN,
                            down ? inForce.agreement().terms().downtimeWeight(Severity.CRITICAL) : Share.NONE,
                            absence.events()));
                }
            }
        }
        return claims;
    }
}
