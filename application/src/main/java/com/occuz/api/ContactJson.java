package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactQuery.Filing;
import com.occuz.kernel.support.ContactQuery.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact on the wire. Instants are UTC, {@code null} for what has not happened or is not for the caller to know.
 *
 * @param account {@code null} where nobody knows whose contact it is
 * @param at when the customer turned to us
 * @param incidentId what it is about, or what it became
 * @param nextSupportWindow when the next support window begins, {@code null} for what came within one (§ 3)
 * @param reportedAt from when on the clocks of what it became count
 * @param version grows with every event; the {@code ETag}
 */
record ContactJson(
        String id,
        @Nullable String account,
        @Nullable String person,
        String channel,
        @Nullable Integer severity,
        Instant at,
        String what,
        @Nullable String incidentId,
        String standing,
        boolean supportSectionUnavailable,
        boolean suspended,
        @Nullable Instant nextSupportWindow,
        String state,
        @Nullable String loggedBy,
        Instant loggedAt,
        @Nullable String disposition,
        @Nullable Instant deferredUntil,
        @Nullable String reason,
        @Nullable String disposedBy,
        @Nullable Instant disposedAt,
        @Nullable Instant reportedAt,
        @Nullable String filedBy,
        @Nullable Instant filedAt,
        long version) {

    static ContactJson of(ContactView contact) {
        Outcome outcome = contact.outcome();
        Filing filing = contact.filing();
        return new ContactJson(
                contact.contact().name(),
                contact.account().equals(AccountId.PLATFORM) ? null : contact.account().value(),
                contact.person(),
                contact.channel().wireName(),
                contact.severity() == null ? null : contact.severity().level(),
                contact.contactedAt(),
                contact.what(),
                filing != null
                        ? filing.incident().name()
                        : contact.incident() == null ? null : contact.incident().name(),
                contact.standing().wireName(),
                contact.sectionUnavailable(),
                contact.suspended(),
                contact.nextWindow(),
                contact.state().wireName(),
                text(contact.loggedBy()),
                contact.loggedAt(),
                outcome == null ? null : outcome.disposition().wireName(),
                outcome == null ? null : outcome.deferredUntil(),
                outcome == null ? null : outcome.reason(),
                outcome == null ? null : text(outcome.by()),
                outcome == null ? null : outcome.at(),
                filing == null ? null : filing.reportedAt(),
                filing == null ? null : text(filing.by()),
                filing == null ? null : filing.at(),
                contact.version());
    }

    private static @Nullable String text(@Nullable Actor actor) {
        return actor == null ? null : actor.toString();
    }
}
