package com.occuz.axon;

import com.occuz.command.exclusion.DecidedExclusion;
import com.occuz.command.incident.DecidedIncident;
import com.occuz.command.work.DecidedWork;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Course;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.Outage;
import com.occuz.kernel.incident.Phases.Phase;
import com.occuz.kernel.incident.Subject;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.sla.Cause;
import com.occuz.kernel.sla.Exclusion;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.Review;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.LateClaim;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.Worksheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command side's own knowledge of the service, without Axon: the states that decisions fold, put into the words of the
 * arithmetic. No event is looked at here, so that it can be held beside what the views make of the events.
 */
final class DecidedService {

    private final Instant startedAt;
    private final Map<String, DecidedIncident> incidents = new LinkedHashMap<>();
    private final Map<String, DecidedWork> works = new LinkedHashMap<>();
    private final Map<String, DecidedExclusion> exclusions = new LinkedHashMap<>();

    DecidedService(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /** The events that a command is answered with; none for commands that are about no figure. */
    List<DomainEvent> handle(AggregateCommand command) {
        return switch (command) {
            case IncidentCommand it -> List.copyOf(
                    incidents.computeIfAbsent(it.incident().toString(), id -> new DecidedIncident()).handle(it));
            case WorkCommand it ->
                List.copyOf(works.computeIfAbsent(it.work().toString(), id -> new DecidedWork()).handle(it));
            case ExclusionCommand it -> List.copyOf(
                    exclusions.computeIfAbsent(it.exclusion().toString(), id -> new DecidedExclusion()).handle(it));
            default -> List.of();
        };
    }

    Map<String, DecidedIncident> incidents() {
        return incidents;
    }

    List<Worksheet> sheets() {
        return works.values().stream().flatMap(it -> it.known().stream()).toList();
    }

    ServiceFacts known() {
        List<IncidentFacts> outages = new ArrayList<>();
        List<PlannedWork> plans = new ArrayList<>();
        incidents.values().stream().flatMap(it -> it.known().stream()).forEach(dossier -> told(dossier)
                .ifPresentOrElse(plans::add, () -> outages.add(facts(dossier))));
        sheets().forEach(sheet -> plans.add(facts(sheet)));
        return new ServiceFacts(
                Optional.of(new Stated(startedAt, "")), outages, plans,
                exclusions.values().stream().flatMap(it -> it.claim().map(claim -> facts(claim, it)).stream()).toList(),
                List.of());
    }

    private static Optional<PlannedWork> told(Dossier dossier) {
        IncidentKind kind = dossier.subject().kind();
        if (kind == IncidentKind.OUTAGE) {
            return Optional.empty();
        }
        Course course = dossier.course();
        PlannedWork work = PlannedWork.told(
                dossier.incident().toString(),
                kind == IncidentKind.MAINTENANCE ? WorkKind.MAINTENANCE : WorkKind.MIGRATION,
                dossier.subject().components().values(),
                at(course.startedAt()));
        Instant restoredAt = course.restoredAt();
        return Optional.of(restoredAt == null ? work : work.ended(at(restoredAt)));
    }

    private static IncidentFacts facts(Dossier dossier) {
        Course course = dossier.course();
        List<Phase<Classification>> severities = dossier.severities().all();
        List<Phase<IncidentScope>> scopes = dossier.scopes().all();
        IncidentFacts facts = IncidentFacts.opened(
                dossier.incident().toString(),
                dossier.account(),
                scopes.getFirst().value(),
                dossier.subject().components().values(),
                severities.getFirst().value().severity(),
                at(course.startedAt()));
        for (Phase<Classification> phase : severities.subList(1, severities.size())) {
            facts = facts.escalated(phase.value().severity(), at(phase.from()));
        }
        for (Phase<IncidentScope> phase : scopes.subList(1, scopes.size())) {
            facts = facts.scopeChanged(phase.value(), at(phase.from()));
        }
        boolean first = true;
        for (Outage outage : course.outages()) {
            facts = first ? facts : facts.relapsed(at(outage.from()));
            facts = outage.until() == null ? facts : facts.restored(at(outage.until()));
            first = false;
        }
        if (course.stabilization() != null) {
            facts = facts.stabilizing(course.stabilization(), "");
        }
        Subject.Attribution attribution = dossier.subject().attribution();
        return attribution == null ? facts : facts.attributed(cause(attribution));
    }

    private static Cause cause(Subject.Attribution attribution) {
        Optional<WorkKind> work =
                switch (attribution.category()) {
                    case SCHEDULED_MAINTENANCE -> Optional.of(WorkKind.MAINTENANCE);
                    case SERVICE_MIGRATION -> Optional.of(WorkKind.MIGRATION);
                    default -> Optional.empty();
                };
        return new Cause(work, Optional.ofNullable(attribution.work()).map(WorkId::toString), "");
    }

    private static PlannedWork facts(Worksheet sheet) {
        PlannedWork work = PlannedWork.planned(
                        sheet.work().toString(),
                        sheet.work().kind(),
                        sheet.components().values(),
                        new PlannedWork.Plan(
                                sheet.planned(), sheet.plan().occurredAt(), sheet.plan().by().toString(), ""))
                .inFamily(sheet.plan().family().toString())
                .withJustification();
        LateClaim claim = sheet.claim();
        if (claim != null) {
            for (LateClaim.Opinion opinion : claim.opinions()) {
                work = work.reviewed(new Review(opinion.by().toString(), opinion.approves(), ""));
            }
        }
        work = sheet.startedAt() == null ? work : work.started(at(sheet.startedAt()));
        if (sheet.endedAt() == null) {
            return work;
        }
        return sheet.phase() == WorkPhase.CANCELLED
                ? work.cancelled(at(sheet.endedAt()))
                : work.ended(at(sheet.endedAt()));
    }

    private static Exclusion facts(ClaimExclusion claim, DecidedExclusion decided) {
        Exclusion exclusion = new Exclusion(
                claim.exclusion().toString(),
                claim.category().wireName(),
                claim.provider().map(it -> it.value()),
                claim.scope().reached(),
                claim.scope().only(),
                claim.window(),
                claim.incident().map(it -> it.toString()),
                "the claimant",
                "",
                Optional.empty(),
                Optional.empty());
        return decided.isApproved() ? exclusion.decided(new Review("somebody else", true, "")) : exclusion;
    }

    private static Stated at(Instant instant) {
        return new Stated(instant, "");
    }
}
