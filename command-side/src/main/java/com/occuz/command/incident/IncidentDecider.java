package com.occuz.command.incident;

import com.occuz.command.Times;
import com.occuz.command.incident.Incident.Absent;
import com.occuz.command.incident.Incident.Closed;
import com.occuz.command.incident.Incident.Known;
import com.occuz.command.incident.Incident.Restored;
import com.occuz.command.incident.Incident.Running;
import com.occuz.command.incident.Incident.Withdrawn;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Course;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentCommand.AcknowledgeIncident;
import com.occuz.kernel.incident.IncidentCommand.AddDetail;
import com.occuz.kernel.incident.IncidentCommand.AnswerIncident;
import com.occuz.kernel.incident.IncidentCommand.AskForDetail;
import com.occuz.kernel.incident.IncidentCommand.AttributeCause;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentCommand.DeclareStabilization;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.DiagnoseIncident;
import com.occuz.kernel.incident.IncidentCommand.EndStabilization;
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentCommand.RecordRelapse;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentCommand.WithdrawStatements;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.DetailAdded;
import com.occuz.kernel.incident.IncidentEvent.DetailRequested;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyAcknowledged;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyDiagnosed;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyRelapsed;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyRestored;
import com.occuz.kernel.incident.IncidentRefusal.IncidentExists;
import com.occuz.kernel.incident.IncidentRefusal.IncidentHasChanged;
import com.occuz.kernel.incident.IncidentRefusal.IncidentIsClosed;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.incident.IncidentRefusal.NotAPerson;
import com.occuz.kernel.incident.IncidentRefusal.NotRestored;
import com.occuz.kernel.incident.IncidentRefusal.WorkOfAnotherSort;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.Subject.Attribution;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an incident's course; pure. Repeating what is so already changes nothing, what contradicts it is refused.
 * Changes of what is already known are {@link Revisions}, imports {@link Statements}, deadlines {@link Watch}.
 */
final class IncidentDecider {

    private IncidentDecider() {}

    /** @param agreements asked only where a rule needs them */
    static List<IncidentEvent> decide(
            IncidentCommand command, Incident incident, Supplier<Agreements> agreements) {
        return switch (command) {
            case ReportIncident report -> {
                refuseSecond(incident);
                yield Reports.report(report);
            }
            case DetectIncident detect -> detect(detect, incident);
            case AcknowledgeIncident it -> acknowledge(it, open(incident, it.ifVersion()));
            case AnswerIncident it -> answer(it, open(incident, it.ifVersion()));
            case AskForDetail it -> List.of(new DetailRequested(
                    it.incident(), Reports.theirs(it.what(), known(incident, it.ifVersion()).dossier()), it.at()));
            case AddDetail it -> List.of(new DetailAdded(
                    it.incident(), Reports.theirs(it.detail(), known(incident, it.ifVersion()).dossier()), it.at()));
            case DiagnoseIncident it -> diagnose(it, open(incident, it.ifVersion()));
            case RestoreService it -> restore(it, known(incident, it.ifVersion()));
            case RecordRelapse it -> relapse(it, known(incident, it.ifVersion()));
            case EscalateIncident it -> Revisions.escalate(it, open(incident, it.ifVersion()));
            case CorrectIncident it -> Revisions.correct(it, known(incident, it.ifVersion()).dossier());
            case AttributeCause it -> attribute(it, known(incident, it.ifVersion()).dossier());
            case DeclareStabilization it -> Revisions.stabilize(it, open(incident, it.ifVersion()), agreements.get());
            case EndStabilization it -> Revisions.endStabilization(it, open(incident, it.ifVersion()));
            case CloseIncident it -> close(it, known(incident, it.ifVersion()));
            case StateIncident it -> Statements.state(it, incident);
            case WithdrawStatements it -> Statements.withdraw(it, incident);
            case WatchClocks it -> Watch.decide(it, incident, agreements.get());
        };
    }

    static Incident evolve(Incident incident, IncidentEvent event) {
        return Incident.of(Dossier.evolve(incident instanceof Known known ? known.dossier() : null, event));
    }

    private static List<IncidentEvent> detect(DetectIncident command, Incident incident) {
        refuseSecond(incident);
        Instant detected = Times.of("detectedAt", command.detectedAt(), command.at()).stated();
        Times start = Times.of("startedAt", command.startedAt().or(() -> Optional.of(detected)), command.at())
                .notAfter("the incident was detected", detected);
        KeySubject subject = KeySubject.of(AccountId.PLATFORM);
        return List.of(new IncidentDetected(
                command.incident(),
                Erasable.of(subject, command.title()),
                command.description().map(text -> Erasable.of(subject, text)).orElse(null),
                command.classification(),
                command.components(),
                IncidentScope.PLATFORM,
                start.stated(),
                detected));
    }

    private static List<IncidentEvent> acknowledge(AcknowledgeIncident command, Dossier dossier) {
        refuseMachine(command.by().type());
        Erasable<Prose> message = message(command.message(), dossier);
        Times at = response(command.acknowledgedAt(), dossier, command.at());
        Instant before = dossier.course().acknowledgedAt();
        if (before == null) {
            return List.of(new IncidentAcknowledged(command.incident(), message, command.by(), at.stated()));
        }
        Actor first = dossier.hands().acknowledgedBy();
        Refusal already = new AlreadyAcknowledged(before, first);
        List<IncidentEvent> nothing = same(command.acknowledgedAt(), before, already);
        boolean another = isAnother(command.by(), first);
        // It is acknowledged once; whoever says something more while doing so again has replied.
        if (message != null && (another || !message.equals(dossier.subject().acknowledgement()))) {
            return List.of(new IncidentAnswered(command.incident(), message, at.stated()));
        }
        if (another) {
            throw new Refused(already);
        }
        return nothing;
    }

    /** Who was not the first has to know: two people do not both take the same thing on without a word. */
    private static boolean isAnother(Actor by, @Nullable Actor first) {
        return first != null && !first.equals(by);
    }

    /** Any number of replies, each its own; only one without a word adds nothing to a response there is. */
    private static List<IncidentEvent> answer(AnswerIncident command, Dossier dossier) {
        refuseMachine(command.by());
        if (command.message().isEmpty()
                && command.answeredAt().isEmpty()
                && dossier.course().respondedAt() != null) {
            return List.of();
        }
        Times at = response(command.answeredAt(), dossier, command.at());
        return List.of(new IncidentAnswered(command.incident(), message(command.message(), dossier), at.stated()));
    }

    private static Times response(Optional<Instant> at, Dossier dossier, Instant now) {
        Course course = dossier.course();
        Instant known = course.knownAt();
        return Times.of("at", at, now)
                .notBefore("the incident was known", known == null ? course.startedAt() : known);
    }

    private static List<IncidentEvent> diagnose(DiagnoseIncident command, Dossier dossier) {
        Erasable<Prose> cause = Erasable.of(Statements.subject(dossier), command.cause());
        Instant before = dossier.course().failurePointAt();
        if (before != null) {
            Optional<Instant> stated = Objects.equals(cause, dossier.subject().cause())
                    ? command.failurePointAt()
                    : Optional.of(Instant.MIN);
            return same(stated, before, new AlreadyDiagnosed(before));
        }
        Times at = Times.of("failurePointAt", command.failurePointAt(), command.at())
                .notBefore("the incident began", dossier.course().startedAt());
        return List.of(new FailurePointFound(command.incident(), cause, at.stated()));
    }

    private static List<IncidentEvent> restore(RestoreService command, Known incident) {
        return switch (incident) {
            case Running running -> List.of(new ServiceRestored(
                    command.incident(),
                    command.by(),
                    Times.of("at", command.restoredAt(), command.at())
                            .notBefore(
                                    "the service failed",
                                    running.dossier().course().outages().getLast().from())
                            .stated()));
            case Restored restored -> alreadyRestored(command, restored.dossier());
            case Closed closed -> throw closed(closed);
            case Withdrawn ignored -> throw new Refused(new IncidentNotFound());
        };
    }

    private static List<IncidentEvent> alreadyRestored(RestoreService command, Dossier dossier) {
        Instant before = Objects.requireNonNull(dossier.course().restoredAt());
        Actor first = dossier.hands().restoredBy();
        Refusal already = new AlreadyRestored(before, first);
        // Another person who names the same instant says the same; one who means the present does not.
        if (command.restoredAt().isEmpty() && isAnother(command.by(), first)) {
            throw new Refused(already);
        }
        return same(command.restoredAt(), before, already);
    }

    private static List<IncidentEvent> relapse(RecordRelapse command, Known incident) {
        return switch (incident) {
            case Running running -> {
                List<Instant> relapses = running.dossier().course().relapses();
                if (relapses.isEmpty()) {
                    throw new Refused(new NotRestored());
                }
                yield same(command.relapsedAt(), relapses.getLast(), new AlreadyRelapsed(relapses.getLast()));
            }
            case Restored restored -> List.of(new ServiceRelapsed(
                    command.incident(),
                    Times.of("at", command.relapsedAt(), command.at())
                            .notBefore("the service was restored", restored.dossier().course().restoredAt())
                            .stated()));
            case Closed closed -> throw closed(closed);
            case Withdrawn ignored -> throw new Refused(new IncidentNotFound());
        };
    }

    private static List<IncidentEvent> attribute(AttributeCause command, Dossier dossier) {
        Optional<WorkId> work = command.work();
        if (work.isPresent() && !work.map(WorkId::kind).equals(command.category().work())) {
            throw new Refused(new WorkOfAnotherSort());
        }
        Erasable<Prose> evidence = Erasable.of(Statements.subject(dossier), command.evidence());
        Attribution attribution = new Attribution(command.category(), evidence, work.orElse(null));
        if (attribution.equals(dossier.subject().attribution())) {
            return List.of();
        }
        return List.of(new CauseAttributed(
                command.incident(), command.category(), evidence, attribution.work(), command.at()));
    }

    private static List<IncidentEvent> close(CloseIncident command, Known incident) {
        return switch (incident) {
            case Running ignored -> throw new Refused(new NotRestored());
            case Restored restored -> List.of(new IncidentClosed(
                    command.incident(),
                    Times.of("at", command.closedAt(), command.at())
                            .notBefore("the service was restored", restored.dossier().course().restoredAt())
                            .stated()));
            case Closed closed -> {
                Instant before = Objects.requireNonNull(closed.dossier().course().closedAt());
                yield same(command.closedAt(), before, new IncidentIsClosed(before));
            }
            case Withdrawn ignored -> throw new Refused(new IncidentNotFound());
        };
    }

    /** Nothing happens where the same is said again, with its time or without; another time is another intent. */
    private static List<IncidentEvent> same(
            Optional<Instant> stated, Instant before, Refusal conflict) {
        if (stated.isPresent() && !stated.get().equals(before)) {
            throw new Refused(conflict);
        }
        return List.of();
    }

    private static @Nullable Erasable<Prose> message(Optional<Prose> text, Dossier dossier) {
        return text.map(it -> Erasable.of(Statements.subject(dossier), it)).orElse(null);
    }

    /** The dossier of an incident on which one can still act. */
    private static Dossier open(Incident incident, Optional<Long> ifVersion) {
        Known known = known(incident, ifVersion);
        if (known instanceof Closed closed) {
            throw closed(closed);
        }
        return known.dossier();
    }

    private static Known known(Incident incident, Optional<Long> ifVersion) {
        if (!(incident instanceof Known known) || incident instanceof Withdrawn) {
            throw new Refused(new IncidentNotFound());
        }
        long version = known.dossier().version();
        if (ifVersion.isPresent() && ifVersion.get() != version) {
            throw new Refused(new IncidentHasChanged(version));
        }
        return known;
    }

    private static Refused closed(Closed closed) {
        return new Refused(new IncidentIsClosed(Objects.requireNonNull(closed.dossier().course().closedAt())));
    }

    private static void refuseSecond(Incident incident) {
        if (!(incident instanceof Absent)) {
            throw new Refused(new IncidentExists());
        }
    }

    /** § 5 as we read it: what replies by itself is no response. */
    private static void refuseMachine(ActorType by) {
        if (by != ActorType.USER && by != ActorType.API_KEY) {
            throw new Refused(new NotAPerson());
        }
    }
}
