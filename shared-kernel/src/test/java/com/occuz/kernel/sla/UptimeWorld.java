package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.Severity.CRITICAL;

import com.occuz.kernel.sla.PlannedWork.Plan;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts of an installation, and what is measured of them. */
final class UptimeWorld {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final Instant LATER = est("2030-01-01T00:00:00");

    static ServiceFacts facts(IncidentFacts... incidents) {
        return new ServiceFacts(Optional.of(at("2020-01-01T00:00:00", "start")), List.of(incidents), List.of());
    }

    static ServiceFacts facts(List<PlannedWork> works, IncidentFacts... incidents) {
        return new ServiceFacts(Optional.of(at("2020-01-01T00:00:00", "start")), List.of(incidents), works);
    }

    static IncidentFacts outage(String from, String until) {
        return incident(CRITICAL, from).restored(at(until, "restored"));
    }

    static UptimeReport year(int year, ServiceFacts facts) {
        return Uptime.report(Est.year(year), Subject.PLATFORM, facts, Agreements.STANDARD, LATER);
    }

    static UptimeReport between(String from, String until, ServiceFacts facts) {
        return Uptime.report(
                new Window(est(from), est(until)), Subject.PLATFORM, facts, Agreements.STANDARD, LATER);
    }

    static List<Piece> timeline(String from, String until, ServiceFacts facts) {
        return Uptime.timeline(
                new Window(est(from), est(until)), Subject.PLATFORM, facts, Agreements.STANDARD, LATER);
    }

    /** Recorded a day before, and done as planned. */
    static PlannedWork maintenance(Set<Component> components, String from, String until) {
        return planned(WorkKind.MAINTENANCE, components, from, until).started(at(from)).ended(at(until));
    }

    /** Planned by {@code planner} a day before. */
    static PlannedWork planned(WorkKind kind, Set<Component> components, String from, String until) {
        return PlannedWork.planned(
                kind + ":" + from, kind, components,
                new Plan(new Window(est(from), est(until)), est(from).minusSeconds(86_400), "planner", "planned"));
    }

    private UptimeWorld() {}
}
