package com.occuz.axon;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.credit.CreditCommand;
import com.occuz.kernel.credit.CreditCommand.AwardCredit;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.CreditCommand.DenyCredit;
import com.occuz.kernel.credit.CreditGrounds;
import com.occuz.kernel.credit.CreditGrounds.OwnReport;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.testing.RandomCredit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's intents about service credits: some claims have no ground, and some are decided on twice. */
final class RandomCreditCommands {

    private final AnyValue any;
    private final AccountId account;
    private final List<CreditId> claims = new ArrayList<>();

    RandomCreditCommands(AnyValue any, AccountId account) {
        this.any = any;
        this.account = account;
    }

    CreditCommand next(Instant now) {
        if (claims.isEmpty() || any.oneIn(2)) {
            ClaimCredit claim = claim(now);
            claims.add(claim.credit());
            return claim;
        }
        CreditId credit = claims.get(Math.max(0, claims.size() - 1 - any.below(3)));
        return any.oneIn(2)
                ? new AwardCredit(
                        credit,
                        RandomCredit.value(any),
                        any.oneIn(9) ? ServicePeriod.at(now) : ServicePeriod.at(now).next(),
                        prose(),
                        RandomCredit.figures(any, now),
                        Optional.empty(),
                        person(),
                        now)
                : new DenyCredit(credit, prose(), Optional.empty(), person(), now);
    }

    private ClaimCredit claim(Instant now) {
        return new ClaimCredit(
                new CreditGrounds(
                        account,
                        new IncidentId("i-" + any.id()),
                        now.minusSeconds(600),
                        any.oneIn(9)
                                ? Optional.empty()
                                : Optional.of(new OwnReport(
                                        any.of(List.of(ContactChannel.values())), now.minusSeconds(300), Optional.empty())),
                        new SupportPlan(true, false, false, any.oneIn(2))),
                prose(),
                any.oneIn(2) ? Optional.empty() : Optional.of(prose()),
                person(),
                now);
    }

    private Actor person() {
        return new Actor(ActorType.USER, any.oneIn(2) ? "u_1" : "u_2");
    }

    private Prose prose() {
        return new Prose(any.text());
    }
}
