package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountEvent.AccountReinstated;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.TermsAccepted;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.IncidentEvent.DetailAdded;
import com.occuz.kernel.incident.IncidentEvent.DetailRequested;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.support.ContactEvent.ContactDisposed;
import com.occuz.kernel.support.ContactEvent.ContactFiled;
import com.occuz.kernel.support.ContactEvent.ContactLogged;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactStanding;
import com.occuz.kernel.support.Disposition;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import java.time.Instant;
import java.util.Map;

/** The golden files of contacts, and of what they lead to, as objects. */
final class GoldenContacts {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant BEFORE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant WINDOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final ContactId CONTACT = new ContactId("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10");
    private static final IncidentId INCIDENT = new IncidentId("i-1");
    private static final AccountId ACME = new AccountId("acme");
    private static final Actor SAM = new Actor(ActorType.USER, "u_sam");

    private GoldenContacts() {}

    static void addTo(Map<String, DomainEvent> all) {
        all.put(
                "support.ContactLogged.1",
                new ContactLogged(
                        CONTACT,
                        ACME,
                        sealed(new Prose("Ada")),
                        ContactChannel.ACCOUNT_MANAGER,
                        Severity.CRITICAL,
                        sealed(new Prose("All links fail")),
                        INCIDENT,
                        ContactStanding.WHEN_FILED,
                        true,
                        false,
                        WINDOW,
                        BEFORE,
                        SAM,
                        AT));
        all.put(
                "support.ContactLogged.1.bare",
                new ContactLogged(
                        CONTACT,
                        ACME,
                        null,
                        ContactChannel.DIRECT,
                        null,
                        sealed(new Prose("On the phone")),
                        null,
                        ContactStanding.OFF_CHANNEL,
                        false,
                        true,
                        null,
                        AT,
                        SAM,
                        AT));
        all.put(
                "support.ContactDisposed.1",
                new ContactDisposed(CONTACT, Disposition.DEFERRED, WINDOW, sealed(new Prose("At night")), SAM, AT));
        all.put(
                "support.ContactDisposed.1.violation",
                new ContactDisposed(CONTACT, Disposition.VIOLATION, null, sealed(new Prose("Again")), SAM, AT));
        all.put(
                "support.SupportTimeRecorded.1",
                new SupportTimeRecorded(ACME, 25, sealed(new Prose("On the phone")), INCIDENT, BEFORE, SAM, AT));
        all.put(
                "support.SupportTimeRecorded.1.other",
                new SupportTimeRecorded(ACME, 5, sealed(new Prose("A letter")), null, BEFORE, SAM, AT));
        all.put("support.ContactFiled.1", new ContactFiled(CONTACT, INCIDENT, BEFORE, SAM, AT));
        all.put("account.AccountSuspended.1", new AccountSuspended(ACME, sealed("Phoned engineers"), AT));
        all.put("account.AccountReinstated.1", new AccountReinstated(ACME, sealed("Agreed"), AT));
        all.put("account.TermsAccepted.1", new TermsAccepted(ACME, 3, SAM, AT));
        all.put("incident.DetailRequested.1", new DetailRequested(INCIDENT, sealed(new Prose("Which link?")), AT));
        all.put("incident.DetailAdded.1", new DetailAdded(INCIDENT, sealed(new Prose("k7")), AT));
        all.put(
                "incident.IncidentReported.2",
                new IncidentReported(
                        INCIDENT,
                        ACME,
                        sealed(new IncidentTitle("Links fail")),
                        sealed(new Prose("All of them")),
                        new Classification(Severity.CRITICAL, Criterion.CORE_PLATFORM_UNAVAILABLE),
                        Components.of(Component.CORE),
                        IncidentScope.ACCOUNT,
                        BEFORE,
                        ContactChannel.ACCOUNT_MANAGER,
                        BEFORE,
                        AT));
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(ACME), value);
    }
}
