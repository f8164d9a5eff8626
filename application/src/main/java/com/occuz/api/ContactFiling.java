package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.axon.Commands.Addressed;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files a contact as an incident: the report and the filing are recorded together or not at all. The incident's id follows
 * from the contact, so that there is one, however often that is tried.
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
            ReportIncident official =
                    filed(report, new Filing(contact.channel(), contact.contactedAt(), counts.get()));
            try {
                return position(commands.sendTogether(
                        List.of(new Addressed(official, envelope), new Addressed(file, envelope)), entry));
            } catch (Refused e) {
                // One that is there was reported by a version that recorded the two one after the other, and was interrupted.
                if (!(e.refusal() instanceof IncidentExists)) {
                    throw e;
                }
            }
        }
        return position(commands.send(file, envelope, entry));
    }

    private static OptionalLong position(Optional<Appended> appended) {
        return appended.map(Appended::lastPosition).map(OptionalLong::of).orElseGet(OptionalLong::empty);
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
