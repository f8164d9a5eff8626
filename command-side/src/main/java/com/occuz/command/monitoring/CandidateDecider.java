package com.occuz.command.monitoring;

import com.occuz.command.monitoring.Candidate.Absent;
import com.occuz.command.monitoring.Candidate.Confirmed;
import com.occuz.command.monitoring.Candidate.Dismissed;
import com.occuz.command.monitoring.Candidate.Known;
import com.occuz.command.monitoring.Candidate.Undecided;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.monitoring.CandidateCommand;
import com.occuz.kernel.monitoring.CandidateCommand.ConfirmCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.DismissCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeAbsence;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeFailures;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateEvent.FailuresNoticed;
import com.occuz.kernel.monitoring.CandidateRefusal.CandidateHasChanged;
import com.occuz.kernel.monitoring.CandidateRefusal.CandidateNotFound;
import com.occuz.kernel.monitoring.CandidateRefusal.ConfirmedBefore;
import com.occuz.kernel.monitoring.CandidateRefusal.DecidedByAMachine;
import com.occuz.kernel.monitoring.CandidateRefusal.DismissedBefore;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Component;
import java.util.List;
import java.util.Optional;

/**
 * The rules of unexplained time (reading 28); pure. What is noticed stands once, however many nodes notice it. A person
 * decides; late evidence can make an incident of what was dismissed, while what was confirmed is corrected there.
 */
final class CandidateDecider {

    private CandidateDecider() {}

    static List<CandidateEvent> decide(CandidateCommand command, Candidate candidate) {
        return switch (command) {
            case NoticeAbsence it -> candidate instanceof Absent ? List.of(noticed(it)) : List.of();
            case NoticeFailures it -> candidate instanceof Absent
                    ? List.of(new FailuresNoticed(
                            it.candidate(),
                            it.minutes().from(),
                            it.minutes().until(),
                            it.components(),
                            it.requests(),
                            it.failures(),
                            it.at()))
                    : List.of();
            case ConfirmCandidate it -> confirm(it, known(candidate, it.ifVersion()));
            case DismissCandidate it -> dismiss(it, known(candidate, it.ifVersion()));
        };
    }

    static Candidate evolve(Candidate candidate, CandidateEvent event) {
        return switch (event) {
            case AbsenceNoticed ignored -> new Undecided(1);
            case FailuresNoticed ignored -> new Undecided(1);
            case CandidateConfirmed e -> new Confirmed(e.occurredAt(), e.by(), known(candidate).version() + 1);
            case CandidateDismissed e ->
                new Dismissed(e.reason(), e.occurredAt(), e.by(), known(candidate).version() + 1);
        };
    }

    /** Nobody knows anything of any part of a platform that gave no sign of life. */
    private static AbsenceNoticed noticed(NoticeAbsence command) {
        return new AbsenceNoticed(
                command.candidate(),
                command.gone().from(),
                command.gone().until(),
                Components.of(Component.values()),
                command.lastNode(),
                command.ended().orElse(null),
                command.nextNode(),
                command.at());
    }

    private static List<CandidateEvent> confirm(ConfirmCandidate command, Known candidate) {
        refuseMachine(command.by().type());
        return switch (candidate) {
            case Undecided ignored -> List.of(confirmed(command));
            case Dismissed ignored -> List.of(confirmed(command));
            case Confirmed before -> {
                if (!before.by().equals(command.by())) {
                    throw new Refused(new ConfirmedBefore(before.at(), before.by()));
                }
                yield List.of();
            }
        };
    }

    private static CandidateConfirmed confirmed(ConfirmCandidate command) {
        return new CandidateConfirmed(
                command.candidate(),
                command.candidate().incident(),
                sealed(command.reason()),
                command.by(),
                command.at());
    }

    private static List<CandidateEvent> dismiss(DismissCandidate command, Known candidate) {
        refuseMachine(command.by().type());
        Erasable<Prose> reason = sealed(command.reason());
        return switch (candidate) {
            case Undecided ignored ->
                List.of(new CandidateDismissed(command.candidate(), reason, command.by(), command.at()));
            case Confirmed before -> throw new Refused(new ConfirmedBefore(before.at(), before.by()));
            case Dismissed before -> {
                if (!before.by().equals(command.by()) || !before.reason().equals(reason)) {
                    throw new Refused(new DismissedBefore(before.at(), before.by()));
                }
                yield List.of();
            }
        };
    }

    private static void refuseMachine(ActorType by) {
        if (by != ActorType.USER && by != ActorType.API_KEY) {
            throw new Refused(new DecidedByAMachine());
        }
    }

    private static Known known(Candidate candidate, Optional<Long> ifVersion) {
        if (!(candidate instanceof Known known)) {
            throw new Refused(new CandidateNotFound());
        }
        if (ifVersion.isPresent() && ifVersion.get() != known.version()) {
            throw new Refused(new CandidateHasChanged(known.version()));
        }
        return known;
    }

    private static Known known(Candidate candidate) {
        if (candidate instanceof Known known) {
            return known;
        }
        throw new IllegalStateException("a candidate is decided on that nobody noticed");
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }
}
