package com.occuz.kernel.credit;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.support.ContactChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a claim for a service credit (§ 10); {@link #occurredAt()} is when {@link #by()} did it. */
public sealed interface CreditEvent extends DomainEvent {

    CreditId credit();

    Actor by();

    /**
     * A customer claimed it, and was eligible by what was known then.
     *
     * @param evidence of technical loss
     * @param revenueLoss what the customer says it lost, {@code null} where it said nothing; nobody values it
     * @param startedAt when the incident had begun; the account had a paid plan then
     * @param channel by which the account had reported it
     * @param reportedAt when it had reported it
     */
    record CreditClaimed(
            CreditId credit,
            AccountId account,
            IncidentId incident,
            Erasable<Prose> evidence,
            @Nullable Erasable<Prose> revenueLoss,
            Instant startedAt,
            ContactChannel channel,
            Instant reportedAt,
            Actor by,
            Instant occurredAt)
            implements CreditEvent {}

    /**
     * A person awarded it. It has no cash value.
     *
     * @param appliesTo the service period in which it counts
     * @param figures what it rested on, as they were then
     * @param digest of the figures
     */
    record CreditAwarded(
            CreditId credit,
            CreditValue value,
            ServicePeriod appliesTo,
            Erasable<Prose> reason,
            CreditFigures figures,
            String digest,
            Actor by,
            Instant occurredAt)
            implements CreditEvent {}

    /** A person denied it. */
    record CreditDenied(CreditId credit, Erasable<Prose> reason, Actor by, Instant occurredAt)
            implements CreditEvent {}
}
