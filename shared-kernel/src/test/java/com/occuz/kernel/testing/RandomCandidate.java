package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateEvent.FailuresNoticed;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.sla.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The life of one incident candidate: noticed, perhaps dismissed, perhaps confirmed. */
final class RandomCandidate {

    private final AnyValue any;
    private final CandidateId id;
    private final boolean absence;
    private final Instant from;
    private int step;

    RandomCandidate(AnyValue any, Instant now) {
        this.any = any;
        this.absence = any.oneIn(2);
        this.from = now.minus(any.upTo(Duration.ofHours(2)));
        this.id = absence ? CandidateId.ofAbsence(from) : CandidateId.ofFailures(from);
    }

    CandidateId id() {
        return id;
    }

    /** The next event of its life; empty when it is over. */
    Optional<CandidateEvent> next(Instant now) {
        return switch (step++) {
            case 0 -> Optional.of(noticed(now));
            case 1 -> any.oneIn(2)
                    ? Optional.of(new CandidateDismissed(id, prose(), actor(), now))
                    : confirmed(now);
            case 2 -> any.oneIn(2) ? confirmed(now) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<CandidateEvent> confirmed(Instant now) {
        step = 9;
        return Optional.of(new CandidateConfirmed(id, id.incident(), prose(), actor(), now));
    }

    private CandidateEvent noticed(Instant now) {
        Instant until = from.plusSeconds(61).plus(any.upTo(Duration.ofMinutes(30)));
        return absence
                ? new AbsenceNoticed(
                        id, from, until, Components.of(Component.values()), "a:1", any.oneIn(2) ? from : null, "b:2", now)
                : new FailuresNoticed(
                        id, from, until, Components.of(Component.REDIRECTION), 100 + any.below(900), 51, now);
    }

    private Actor actor() {
        return new Actor(ActorType.USER, "u_" + any.below(3));
    }

    private Erasable<Prose> prose() {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), new Prose(any.text()));
    }
}
