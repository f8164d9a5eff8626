package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.credit.CreditEvent;
import com.occuz.kernel.credit.CreditEvent.CreditAwarded;
import com.occuz.kernel.credit.CreditEvent.CreditClaimed;
import com.occuz.kernel.credit.CreditEvent.CreditDenied;
import com.occuz.kernel.credit.CreditFigures;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The life of one claim for a service credit: claimed, then perhaps decided. */
public final class RandomCredit {

    private final AnyValue any;
    private final AccountId account;
    private final IncidentId incident;
    private int step;

    RandomCredit(AnyValue any, AccountId account) {
        this.any = any;
        this.account = account;
        this.incident = new IncidentId("i-" + any.id());
    }

    CreditId id() {
        return CreditId.of(account, incident);
    }

    AccountId account() {
        return account;
    }

    /** What happens to it next; empty when nothing more does. */
    Optional<CreditEvent> next(Instant now) {
        if (step++ == 0) {
            return Optional.of(claimed(now));
        }
        if (step > 2 || any.oneIn(3)) {
            return Optional.empty();
        }
        return Optional.of(any.oneIn(2) ? awarded(now) : new CreditDenied(id(), prose(), person(), now));
    }

    private CreditClaimed claimed(Instant now) {
        Instant reported = now.minus(any.upTo(Duration.ofDays(9)));
        return new CreditClaimed(
                id(),
                account,
                incident,
                prose(),
                any.oneIn(2) ? null : prose(),
                reported.minus(any.upTo(Duration.ofHours(3))),
                any.of(List.of(ContactChannel.values())),
                reported,
                person(),
                now);
    }

    private CreditAwarded awarded(Instant now) {
        CreditFigures figures = figures(any, now);
        return new CreditAwarded(
                id(), value(any), ServicePeriod.at(now).next(), prose(), figures, figures.digest(), person(), now);
    }

    public static CreditValue value(AnyValue any) {
        return any.oneIn(2)
                ? new CreditValue.ServiceDays(1 + any.below(30))
                : new CreditValue.Amount(1 + any.below(900) + ".50", any.of(List.of("USD", "EUR", "CAD")));
    }

    public static CreditFigures figures(AnyValue any, Instant now) {
        long down = any.below(9_999);
        return new CreditFigures(
                1 + any.below(999),
                now,
                Est.year(Est.yearOf(now)),
                down,
                new Figure(1, 31_536_000_000L - down, 31_536_000_000L),
                new Figure(1, 31_536_000_000L - 2 * down, 31_536_000_000L),
                new PolicyRef(1, "sha256:" + any.id()),
                new PolicyRef(1, "sha256:" + any.id()),
                "1");
    }

    private Erasable<Prose> prose() {
        return Erasable.of(KeySubject.of(account), new Prose(any.text()));
    }

    private Actor person() {
        return new Actor(ActorType.USER, "u_" + any.id());
    }
}
