package com.occuz.command.incident;

import com.occuz.command.Times;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentCommand.Filing;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentRefusal.NotReported;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.support.ContactChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of customers' reports (§ 4, § 8); pure. */
final class Reports {

    private Reports() {}

    /** With a filing it is reported when that counts from, and what is not said to have begun earlier began with the contact. */
    static List<IncidentEvent> report(ReportIncident command) {
        Optional<Filing> filing = command.filing();
        Instant reportedAt = filing.map(Filing::reportedAt).orElse(command.at());
        Times start = Times.of(
                        "startedAt", command.startedAt().or(() -> filing.map(Filing::contactedAt)), command.at())
                .notAfter("the incident was reported", reportedAt);
        KeySubject subject = KeySubject.of(command.account());
        return List.of(new IncidentReported(
                command.incident(),
                command.account(),
                Erasable.of(subject, command.title()),
                Erasable.of(subject, command.description()),
                command.classification(),
                command.components(),
                IncidentScope.ACCOUNT,
                start.stated(),
                filing.map(Filing::channel).orElse(ContactChannel.PORTAL),
                filing.map(Filing::contactedAt).orElse(null),
                reportedAt));
    }

    /** Words about a report, locked with its account's key. */
    static Erasable<Prose> theirs(Prose words, Dossier dossier) {
        if (dossier.report() == null) {
            throw new Refused(new NotReported());
        }
        return Erasable.of(KeySubject.of(dossier.account()), words);
    }
}
