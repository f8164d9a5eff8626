package com.occuz.command.incident;

import com.occuz.command.Times;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Course;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentCommand.DeclareStabilization;
import com.occuz.kernel.incident.IncidentCommand.EndStabilization;
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeChanged;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentRefusal.CriterionOfAnotherSeverity;
import com.occuz.kernel.incident.IncidentRefusal.NobodysAccount;
import com.occuz.kernel.incident.IncidentRefusal.NotCritical;
import com.occuz.kernel.incident.IncidentRefusal.NotRestored;
import com.occuz.kernel.incident.IncidentRefusal.NotStabilizing;
import com.occuz.kernel.incident.IncidentRefusal.NothingToCorrect;
import com.occuz.kernel.incident.IncidentRefusal.StabilizationIsOver;
import com.occuz.kernel.incident.IncidentRefusal.StabilizationNotProlonged;
import com.occuz.kernel.incident.Phases;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an incident changes: from an instant on (escalation), or all along (correction); pure. */
final class Revisions {

    private Revisions() {}

    static List<IncidentEvent> escalate(EscalateIncident command, Dossier dossier) {
        Phases<Classification> severities = dossier.severities();
        Phases<IncidentScope> scopes = dossier.scopes();
        Erasable<Prose> reason = Erasable.of(Statements.subject(dossier), command.reason());
        boolean other = !command.classification().equals(severities.last());
        boolean wider = command.scope().isPresent() && command.scope().get() != scopes.last();
        if (!other && !wider) {
            return List.of();
        }
        Times from = Times.of("from", command.from(), command.at())
                .notBefore("the incident began", dossier.course().startedAt());
        List<IncidentEvent> events = new ArrayList<>();
        if (other) {
            from.notBefore("the last change of the severity", severities.lastFrom());
            events.add(new SeverityChanged(
                    command.incident(), severities.last(), command.classification(), reason, from.stated()));
        }
        if (wider) {
            IncidentScope scope = command.scope().get();
            refuseNobodys(scope, dossier);
            from.notBefore("the last change of the scope", scopes.lastFrom());
            events.add(new ScopeChanged(command.incident(), scopes.last(), scope, reason, from.stated()));
        }
        return events;
    }

    static List<IncidentEvent> correct(CorrectIncident command, Dossier dossier) {
        if (command.startedAt().isEmpty()
                && command.restoredAt().isEmpty()
                && command.severity().isEmpty()
                && command.criterion().isEmpty()
                && command.scope().isEmpty()) {
            throw new Refused(new NothingToCorrect());
        }
        Erasable<Prose> reason = Erasable.of(Statements.subject(dossier), command.reason());
        Course course = dossier.course();
        List<IncidentEvent> events = new ArrayList<>();
        Instant start = command.startedAt().orElse(course.startedAt());
        Instant before = course.restoredAt();
        Instant restored = command.restoredAt().orElse(before);
        if (!start.equals(course.startedAt())) {
            checkStart(command, dossier, restored);
            events.add(new StartCorrected(command.incident(), course.startedAt(), reason, start));
        }
        if (command.restoredAt().isPresent() && before == null) {
            throw new Refused(new NotRestored());
        }
        if (before != null && restored != null && !restored.equals(before)) {
            checkRestoration(command, course, start);
            // A start behind the old end would leave, between the two events, an outage that ends before it begins.
            events.add(
                    start.isAfter(before) ? 0 : events.size(),
                    new RestorationCorrected(command.incident(), before, reason, restored));
        }
        corrected(command, dossier.classification())
                .filter(right -> !dossier.severities().equals(dossier.severities().corrected(right)))
                .ifPresent(right -> events.add(new SeverityCorrected(
                        command.incident(), dossier.classification(), right, reason, start)));
        command.scope()
                .filter(right -> !dossier.scopes().equals(dossier.scopes().corrected(right)))
                .ifPresent(right -> {
                    refuseNobodys(right, dossier);
                    events.add(new ScopeCorrected(command.incident(), dossier.scope(), right, reason, start));
                });
        return events;
    }

    private static void checkStart(CorrectIncident command, Dossier dossier, @Nullable Instant restored) {
        Course course = dossier.course();
        boolean relapsed = course.outages().size() > 1;
        Times.of("startedAt", command.startedAt(), command.at())
                .notAfter("the incident was detected", course.detectedAt())
                .notAfter("the incident was reported", course.reportedAt())
                .notAfter("the failure point was found", course.failurePointAt())
                .notAfter("the service was restored", relapsed ? course.firstRestoredAt() : restored)
                .notAfter("the severity changed", secondPhase(dossier.severities()))
                .notAfter("the scope changed", secondPhase(dossier.scopes()));
    }

    private static void checkRestoration(CorrectIncident command, Course course, Instant start) {
        boolean relapsed = course.outages().size() > 1;
        Window stabilization = course.stabilization();
        Times.of("restoredAt", command.restoredAt(), command.at())
                .notBefore("the service failed", relapsed ? course.outages().getLast().from() : start)
                .notAfter(
                        "stabilization began",
                        relapsed || stabilization == null ? null : stabilization.from())
                .notAfter("the incident was closed", course.closedAt());
    }

    private static @Nullable Instant secondPhase(Phases<?> phases) {
        return phases.all().size() > 1 ? phases.all().get(1).from() : null;
    }

    private static Optional<Classification> corrected(CorrectIncident command, Classification before) {
        if (command.severity().isEmpty() && command.criterion().isEmpty()) {
            return Optional.empty();
        }
        Severity severity = command.severity().orElse(before.severity());
        Criterion criterion = command.criterion()
                .orElse(before.criterion().fits(severity) ? before.criterion() : Criterion.NOT_STATED);
        try {
            return Optional.of(new Classification(severity, criterion));
        } catch (InvalidValue e) {
            throw new Refused(new CriterionOfAnotherSeverity(e.sentence()));
        }
    }

    /**
     * § 6: declared after the restoration of a severity 1 incident, counted from the first one, at most as long as the
     * version in force then allows, never prolonged.
     */
    static List<IncidentEvent> stabilize(DeclareStabilization command, Dossier dossier, Agreements agreements) {
        Course course = dossier.course();
        Instant first = course.firstRestoredAt();
        if (first == null || course.restoredAt() == null) {
            throw new Refused(new NotRestored());
        }
        if (dossier.classification().severity() != Severity.CRITICAL) {
            throw new Refused(new NotCritical());
        }
        Duration longest = agreements.at(first).terms().stabilizationLimit();
        Instant limit = first.plus(longest);
        String end = "the end of the " + hours(longest) + " after the first restoration";
        Window declared = course.stabilization();
        if (declared != null) {
            return shortened(command, declared);
        }
        Times from = Times.of("at", command.from(), command.at())
                .notBefore("the service was restored", first)
                .notAfter(end, limit);
        Times until = new Times("until", command.until().orElse(limit))
                .notBefore("stabilization began", from.stated())
                .notAfter(end, limit);
        return List.of(new StabilizationDeclared(command.incident(), until.stated(), from.stated()));
    }

    private static String hours(Duration longest) {
        return longest.equals(Duration.ofHours(longest.toHours()))
                ? longest.toHours() + " hours"
                : longest.toMinutes() + " minutes";
    }

    private static List<IncidentEvent> shortened(DeclareStabilization command, Window declared) {
        Instant until = command.until().orElse(declared.until());
        if (until.equals(declared.until())) {
            return List.of();
        }
        if (until.isAfter(declared.until())) {
            throw new Refused(new StabilizationNotProlonged(declared.until()));
        }
        new Times("until", until).notBefore("stabilization began", declared.from());
        return List.of(new StabilizationShortened(command.incident(), declared.until(), until, command.at()));
    }

    /** However far the declared end lies ahead or back: earlier is possible, later is not. */
    static List<IncidentEvent> endStabilization(EndStabilization command, Dossier dossier) {
        Window declared = dossier.course().stabilization();
        if (declared == null) {
            throw new Refused(new NotStabilizing());
        }
        Instant end = Times.of("endedAt", command.endedAt(), command.at())
                .notBefore("stabilization began", declared.from())
                .stated();
        if (end.isAfter(declared.until())) {
            throw new Refused(new StabilizationIsOver(declared.until()));
        }
        return end.equals(declared.until())
                ? List.of()
                : List.of(new StabilizationShortened(command.incident(), declared.until(), end, command.at()));
    }

    private static void refuseNobodys(IncidentScope scope, Dossier dossier) {
        if (scope == IncidentScope.ACCOUNT && dossier.account().equals(AccountId.PLATFORM)) {
            throw new Refused(new NobodysAccount());
        }
    }
}
