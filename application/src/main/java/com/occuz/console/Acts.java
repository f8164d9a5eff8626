package com.occuz.console;

import com.occuz.api.CandidateBodies.Confirmation;
import com.occuz.api.CandidateIncidents;
import com.occuz.api.ContactFiling;
import com.occuz.api.Idempotency;
import com.occuz.api.Positions;
import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.security.Viewer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Sends what a person wants and waits, at most two seconds, until the pages of this node show it. */
@Component
final class Acts {

    private final Commands commands;
    private final Idempotency idempotency;
    private final Positions positions;
    private final InstantSource clock;

    Acts(Commands commands, Idempotency idempotency, Positions positions, InstantSource clock) {
        this.commands = commands;
        this.idempotency = idempotency;
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * On return it is durable; {@code false} if this node's pages are late and do not show it yet. A form that is sent
     * again does nothing more.
     *
     * @throws com.occuz.kernel.refusal.Refused when the decision says no
     */
    boolean send(Viewer viewer, SentForm form, AggregateCommand command) {
        return send(viewer, viewer.account(), form, command);
    }

    /** The same for what belongs to {@code owner}, for whom the viewer acts. */
    boolean send(Viewer viewer, AccountId owner, SentForm form, AggregateCommand command) {
        OptionalLong position =
                idempotency.send(commands, command, viewer.envelope(owner), viewer.account(), form.key());
        return position.isEmpty() || positions.await(position.getAsLong());
    }

    /**
     * The same for a command that always has an effect.
     *
     * @return where it stands, now or since the form was first sent
     */
    long recorded(Viewer viewer, AccountId owner, SentForm form, AggregateCommand command) {
        return shown(idempotency.send(commands, command, viewer.envelope(owner), viewer.account(), form.key()));
    }

    /** The same for a form that nobody can send twice: its fields are not to be remembered, not even as a digest. */
    long recorded(Viewer viewer, AggregateCommand command) {
        return shown(commands.send(command, viewer.envelope()));
    }

    /** Confirms a candidate as an incident. */
    void confirm(Viewer viewer, SentForm form, CandidateView candidate, Confirmation confirmation) {
        CandidateIncidents incidents =
                new CandidateIncidents(commands, viewer.envelope(AccountId.PLATFORM), viewer.actor());
        idempotency
                .record(
                        viewer.account(),
                        form.key(),
                        entry -> incidents.confirm(candidate, confirmation, Optional.of(entry)))
                .ifPresent(positions::await);
    }

    /** Files a contact as an incident. */
    void file(Viewer viewer, ContactView contact, FileContact file, ReportIncident report) {
        ContactFiling.file(commands, contact, file, report, viewer.envelope(contact.account()), Optional.empty())
                .ifPresent(positions::await);
    }

    private long shown(OptionalLong position) {
        long at = position.orElseThrow(() -> new IllegalStateException("nothing was recorded"));
        positions.await(at);
        return at;
    }

    /** The installation's time, for commands. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
