package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentCommand.Filing;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentRefusal.IncidentExists;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactRule;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files a contact as an incident. The incident is reported first, so that nothing is filed that is no report, under an id
 * that follows from the contact: whoever was interrupted in between sends it again, and makes one.
 */
public final class ContactFiling {

    private ContactFiling() {}

    /**
     * @param report as it would be reported now; its incident is the contact's own
     * @return where the filing stands; empty where nothing had to change
     * @throws Refused if the contact starts no clock, was filed before, or the report is none
     */
    public static OptionalLong file(
            Commands commands,
            ContactView contact,
            FileContact file,
            ReportIncident report,
            Metadata envelope,
            Optional<IdempotencyEntry> entry) {
        Optional<Instant> counts = ContactRule.countsFrom(contact.standing(), contact.contactedAt(), file.at());
        if (counts.isPresent()
                && contact.filing() == null
                && contact.incident() == null
                && !contact.account().equals(AccountId.PLATFORM)) {
            report(commands, filed(report, new Filing(contact.channel(), contact.contactedAt(), counts.get())), envelope);
        }
        return commands.send(file, envelope, entry)
                .map(Appended::lastPosition)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** One that is there was reported by somebody who was interrupted before the contact was filed. */
    private static void report(Commands commands, ReportIncident report, Metadata envelope) {
        try {
            commands.send(report, envelope, Optional.empty());
        } catch (Refused e) {
            if (!(e.refusal() instanceof IncidentExists)) {
                throw e;
            }
        }
    }

    private static ReportIncident filed(ReportIncident report, Filing filing) {
        return new ReportIncident(
                report.incident(),
                report.account(),
                report.title(),
                report.description(),
                report.classification(),
                report.components(),
                report.startedAt(),
                Optional.of(filing),
                report.at());
    }
}
