package com.occuz.command.credit;

import com.occuz.command.credit.Credit.Absent;
import com.occuz.command.credit.Credit.Awarded;
import com.occuz.command.credit.Credit.Claimed;
import com.occuz.command.credit.Credit.Denied;
import com.occuz.command.credit.Credit.Known;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.credit.CreditCommand;
import com.occuz.kernel.credit.CreditCommand.AwardCredit;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.CreditCommand.DenyCredit;
import com.occuz.kernel.credit.CreditEvent;
import com.occuz.kernel.credit.CreditEvent.CreditAwarded;
import com.occuz.kernel.credit.CreditEvent.CreditClaimed;
import com.occuz.kernel.credit.CreditEvent.CreditDenied;
import com.occuz.kernel.credit.CreditGrounds.OwnReport;
import com.occuz.kernel.credit.CreditRefusal.AlreadyClaimed;
import com.occuz.kernel.credit.CreditRefusal.CreditHasChanged;
import com.occuz.kernel.credit.CreditRefusal.CreditNotFound;
import com.occuz.kernel.credit.CreditRefusal.DecidedAlready;
import com.occuz.kernel.credit.CreditRefusal.DecidedByNobody;
import com.occuz.kernel.credit.CreditRefusal.NotALaterPeriod;
import com.occuz.kernel.credit.Eligibility;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import java.util.List;
import java.util.Optional;

/** The rules of service credits (§ 10, reading 25); pure. */
final class CreditDecider {

    private CreditDecider() {}

    static List<CreditEvent> decide(CreditCommand command, Credit credit) {
        return switch (command) {
            case ClaimCredit claim -> claim(claim, credit);
            case AwardCredit award -> award(award, known(credit, award.ifVersion()));
            case DenyCredit deny -> deny(deny, known(credit, deny.ifVersion()));
        };
    }

    static Credit evolve(Credit credit, CreditEvent event) {
        return switch (event) {
            case CreditClaimed e -> new Claimed(e.account());
            case CreditAwarded e -> new Awarded(accountOf(credit), e.value(), e.appliesTo(), e.by());
            case CreditDenied e -> new Denied(accountOf(credit), e.by());
        };
    }

    private static List<CreditEvent> claim(ClaimCredit command, Credit credit) {
        if (credit instanceof Known known) {
            throw new Refused(new AlreadyClaimed(known.state()));
        }
        Eligibility.fault(command.grounds()).ifPresent(fault -> {
            throw new Refused(fault);
        });
        AccountId account = command.grounds().account();
        OwnReport report = command.grounds().report().orElseThrow();
        return List.of(new CreditClaimed(
                command.credit(),
                account,
                command.grounds().incident(),
                said(account, command.evidence()),
                command.revenueLoss().map(loss -> said(account, loss)).orElse(null),
                command.grounds().startedAt(),
                report.channel(),
                report.at(),
                command.by(),
                command.at()));
    }

    private static List<CreditEvent> award(AwardCredit command, Known known) {
        refuseNobody(command.by());
        if (known instanceof Awarded before
                && before.equals(new Awarded(known.account(), command.value(), command.appliesTo(), command.by()))) {
            return List.of();
        }
        refuseDecided(known);
        ServicePeriod present = ServicePeriod.at(command.at());
        if (command.appliesTo().compareTo(present) <= 0) {
            throw new Refused(new NotALaterPeriod(present));
        }
        return List.of(new CreditAwarded(
                command.credit(),
                command.value(),
                command.appliesTo(),
                said(known.account(), command.reason()),
                command.figures(),
                command.figures().digest(),
                command.by(),
                command.at()));
    }

    private static List<CreditEvent> deny(DenyCredit command, Known known) {
        refuseNobody(command.by());
        if (known.equals(new Denied(known.account(), command.by()))) {
            return List.of();
        }
        refuseDecided(known);
        return List.of(new CreditDenied(
                command.credit(), said(known.account(), command.reason()), command.by(), command.at()));
    }

    /** A key that nobody owns is nobody whom the customer, or an auditor, could ask. */
    private static void refuseNobody(Actor by) {
        if (by.type() != ActorType.USER) {
            throw new Refused(new DecidedByNobody());
        }
    }

    private static void refuseDecided(Known known) {
        if (!(known instanceof Claimed)) {
            throw new Refused(new DecidedAlready(known.state()));
        }
    }

    private static Erasable<Prose> said(AccountId account, Prose words) {
        return Erasable.of(KeySubject.of(account), words);
    }

    private static Known known(Credit credit, Optional<Long> ifVersion) {
        return switch (credit) {
            case Absent ignored -> throw new Refused(new CreditNotFound());
            case Known known -> {
                if (ifVersion.isPresent() && ifVersion.get() != known.version()) {
                    throw new Refused(new CreditHasChanged(known.version()));
                }
                yield known;
            }
        };
    }

    private static AccountId accountOf(Credit credit) {
        if (credit instanceof Known known) {
            return known.account();
        }
        throw new IllegalStateException("a credit is decided on that nobody claimed");
    }
}
