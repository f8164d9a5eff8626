package com.occuz.kernel.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a contact (§ 3, § 4, § 16); {@link #occurredAt()} is when {@link #by()} did it. */
public sealed interface ContactEvent extends DomainEvent {

    ContactId contact();

    Actor by();

    /**
     * Somebody turned to us.
     *
     * @param account whose people; the platform's own where nobody knows
     * @param person who, {@code null} where nobody said
     * @param severity of what it is about, {@code null} where nobody said
     * @param incident the one it is about, {@code null} for anything else
     * @param standing what it counts for
     * @param sectionUnavailable whether the support section was not there for them
     * @param suspended whether the account's access was suspended
     * @param nextWindow when the next support window began, {@code null} where it came within one
     * @param contactedAt when it came
     */
    record ContactLogged(
            ContactId contact,
            AccountId account,
            @Nullable Erasable<Prose> person,
            ContactChannel channel,
            @Nullable Severity severity,
            Erasable<Prose> what,
            @Nullable IncidentId incident,
            ContactStanding standing,
            boolean sectionUnavailable,
            boolean suspended,
            @Nullable Instant nextWindow,
            Instant contactedAt,
            Actor by,
            Instant occurredAt)
            implements ContactEvent {}

    /** @param deferredUntil when the next support window begins, {@code null} unless it is deferred */
    record ContactDisposed(
            ContactId contact,
            Disposition disposition,
            @Nullable Instant deferredUntil,
            Erasable<Prose> reason,
            Actor by,
            Instant occurredAt)
            implements ContactEvent {}

    /** @param reportedAt from when on the clocks count: the contact, or the filing */
    record ContactFiled(ContactId contact, IncidentId incident, Instant reportedAt, Actor by, Instant occurredAt)
            implements ContactEvent {}
}
