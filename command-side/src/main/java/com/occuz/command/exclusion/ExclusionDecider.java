package com.occuz.command.exclusion;

import com.occuz.command.exclusion.Exclusion.Absent;
import com.occuz.command.exclusion.Exclusion.Known;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RevokeExclusion;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionRefusal.AlreadyDecided;
import com.occuz.kernel.exclusion.ExclusionRefusal.ClaimantCannotDecide;
import com.occuz.kernel.exclusion.ExclusionRefusal.ClaimedBefore;
import com.occuz.kernel.exclusion.ExclusionRefusal.DecidedByAMachine;
import com.occuz.kernel.exclusion.ExclusionRefusal.EmptyWindow;
import com.occuz.kernel.exclusion.ExclusionRefusal.ExclusionHasChanged;
import com.occuz.kernel.exclusion.ExclusionRefusal.ExclusionNotFound;
import com.occuz.kernel.exclusion.ExclusionRefusal.NotALineOfTheAgreement;
import com.occuz.kernel.exclusion.ExclusionRefusal.NotApproved;
import com.occuz.kernel.exclusion.ExclusionRefusal.NotOverYet;
import com.occuz.kernel.exclusion.ExclusionRefusal.ProviderNotNamed;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import java.util.List;
import java.util.Optional;

/** The rules of an exclusion (§ 9, readings 21 and 22); pure. */
final class ExclusionDecider {

    private ExclusionDecider() {}

    static List<ExclusionEvent> decide(ExclusionCommand command, Exclusion exclusion) {
        refuseMachine(command.by().type());
        return switch (command) {
            case ClaimExclusion claim -> claim(claim, exclusion);
            case ApproveExclusion approve -> {
                Known known = known(exclusion, approve.ifVersion());
                yield decided(known, ExclusionState.APPROVED, approve)
                        ? List.of()
                        : List.of(new ExclusionApproved(
                                approve.exclusion(), said(known, approve.reason()), approve.by(), approve.at()));
            }
            case RejectExclusion reject -> {
                Known known = known(exclusion, reject.ifVersion());
                yield decided(known, ExclusionState.REJECTED, reject)
                        ? List.of()
                        : List.of(new ExclusionRejected(
                                reject.exclusion(), said(known, reject.reason()), reject.by(), reject.at()));
            }
            case RevokeExclusion revoke -> revoke(revoke, known(exclusion, revoke.ifVersion()));
        };
    }

    static Exclusion evolve(Exclusion exclusion, ExclusionEvent event) {
        return switch (event) {
            case ExclusionClaimed e -> new Known(
                    ExclusionState.CLAIMED,
                    e.scope().owner(),
                    e.by(),
                    e.by(),
                    exclusion instanceof Known known ? known.version() + 1 : 1);
            case ExclusionApproved e -> known(exclusion).after(ExclusionState.APPROVED, e.by());
            case ExclusionRejected e -> known(exclusion).after(ExclusionState.REJECTED, e.by());
            case ExclusionRevoked e -> known(exclusion).after(ExclusionState.REVOKED, e.by());
        };
    }

    private static void refuseMachine(ActorType by) {
        if (by != ActorType.USER && by != ActorType.API_KEY) {
            throw new Refused(new DecidedByAMachine());
        }
    }

    private static List<ExclusionEvent> claim(ClaimExclusion command, Exclusion exclusion) {
        if (!command.category().excludes()) {
            throw new Refused(new NotALineOfTheAgreement(command.category()));
        }
        if (command.category() == CauseCategory.THIRD_PARTY_PROVIDER && command.provider().isEmpty()) {
            throw new Refused(new ProviderNotNamed());
        }
        if (!command.window().until().isAfter(command.window().from())) {
            throw new Refused(new EmptyWindow());
        }
        if (command.window().until().isAfter(command.at())) {
            throw new Refused(new NotOverYet(command.at()));
        }
        // What still stands is not claimed twice: one person could otherwise claim until somebody agrees.
        if (exclusion instanceof Known known
                && (known.state() == ExclusionState.CLAIMED || known.state() == ExclusionState.APPROVED)) {
            throw new Refused(new ClaimedBefore(known.state()));
        }
        return List.of(new ExclusionClaimed(
                command.exclusion(),
                command.category(),
                command.provider().orElse(null),
                command.scope(),
                command.window(),
                Erasable.of(KeySubject.of(command.scope().owner()), command.evidence()),
                command.incident().orElse(null),
                command.by(),
                command.at()));
    }

    /**
     * Whether this very decision was taken before by the same person.
     *
     * @throws Refused if it cannot be taken
     */
    private static boolean decided(Known known, ExclusionState wanted, ExclusionCommand command) {
        if (known.state() == wanted && known.lastBy().equals(command.by())) {
            return true;
        }
        if (known.state() != ExclusionState.CLAIMED) {
            throw new Refused(new AlreadyDecided(known.state()));
        }
        if (known.claimant().equals(command.by())) {
            throw new Refused(new ClaimantCannotDecide());
        }
        return false;
    }

    private static List<ExclusionEvent> revoke(RevokeExclusion command, Known known) {
        if (known.state() == ExclusionState.REVOKED && known.lastBy().equals(command.by())) {
            return List.of();
        }
        if (known.state() != ExclusionState.APPROVED) {
            throw new Refused(new NotApproved(known.state()));
        }
        return List.of(new ExclusionRevoked(
                command.exclusion(), said(known, command.reason()), command.by(), command.at()));
    }

    private static Erasable<Prose> said(Known known, Prose reason) {
        return Erasable.of(KeySubject.of(known.owner()), reason);
    }

    private static Known known(Exclusion exclusion, Optional<Long> ifVersion) {
        return switch (exclusion) {
            case Absent ignored -> throw new Refused(new ExclusionNotFound());
            case Known known -> {
                if (ifVersion.isPresent() && ifVersion.get() != known.version()) {
                    throw new Refused(new ExclusionHasChanged(known.version()));
                }
                yield known;
            }
        };
    }

    private static Known known(Exclusion exclusion) {
        if (exclusion instanceof Known known) {
            return known;
        }
        throw new IllegalStateException("an exclusion is decided on that nobody claimed");
    }
}
