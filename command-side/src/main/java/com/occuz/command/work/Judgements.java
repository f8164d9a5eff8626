package com.occuz.command.work;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.work.LateClaim;
import com.occuz.kernel.work.LateClaim.Opinion;
import com.occuz.kernel.work.LateClaim.Standing;
import com.occuz.kernel.work.WorkCommand.AnnounceWork;
import com.occuz.kernel.work.WorkCommand.ApproveLateWork;
import com.occuz.kernel.work.WorkCommand.JudgeWork;
import com.occuz.kernel.work.WorkCommand.RejectLateWork;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkRefusal.ClaimIsDecided;
import com.occuz.kernel.work.WorkRefusal.NotJudged;
import com.occuz.kernel.work.WorkRefusal.NotLate;
import com.occuz.kernel.work.WorkRefusal.NotToBeTold;
import com.occuz.kernel.work.WorkRefusal.OwnClaim;
import com.occuz.kernel.work.Worksheet;
import java.util.List;
import java.util.Optional;

/** What people judge of planned work: whether customers are told, and whether late work counts as scheduled; pure. */
final class Judgements {

    private Judgements() {}

    static List<WorkEvent> judge(JudgeWork command, Worksheet sheet) {
        Erasable<Prose> reason = WorkDecider.sealed(command.reason());
        ImpactJudged before = sheet.judgement();
        boolean same = before != null
                && before.necessary() == command.necessary()
                && before.impactful() == command.impactful()
                && before.reason().equals(reason);
        return same
                ? List.of()
                : List.of(new ImpactJudged(
                        command.work(), command.necessary(), command.impactful(), reason, command.at()));
    }

    static List<WorkEvent> announce(AnnounceWork command, Worksheet sheet) {
        if (sheet.judgement() == null) {
            throw new Refused(new NotJudged());
        }
        if (!sheet.isToBeTold()) {
            throw new Refused(new NotToBeTold());
        }
        return sheet.announcedAt() == null ? List.of(new WorkAnnounced(command.work(), command.at())) : List.of();
    }

    static List<WorkEvent> approve(ApproveLateWork command, Worksheet sheet) {
        return isNew(command.by(), true, sheet)
                ? List.of(new LateWorkApproved(
                        command.work(), command.by(), WorkDecider.sealed(command.reason()), command.at()))
                : List.of();
    }

    static List<WorkEvent> reject(RejectLateWork command, Worksheet sheet) {
        return isNew(command.by(), false, sheet)
                ? List.of(new LateWorkRejected(
                        command.work(), command.by(), WorkDecider.sealed(command.reason()), command.at()))
                : List.of();
    }

    /**
     * Whether somebody's opinion is still to be recorded. Who has approved may think better of it while the claim is open.
     *
     * @throws Refused if they have no say in it, or it is decided
     */
    private static boolean isNew(Actor by, boolean approves, Worksheet sheet) {
        LateClaim claim = sheet.claim();
        if (claim == null) {
            throw new Refused(new NotLate());
        }
        if (claim.claimants().contains(by)) {
            throw new Refused(new OwnClaim());
        }
        Optional<Opinion> before = claim.opinions().stream()
                .filter(it -> it.by().equals(by))
                .reduce((first, last) -> last);
        if (before.isPresent() && before.get().approves() == approves) {
            return false;
        }
        if (claim.standing() != Standing.CLAIMED) {
            throw new Refused(new ClaimIsDecided(claim.standing()));
        }
        return true;
    }
}
