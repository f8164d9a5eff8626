package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyRestored;
import com.occuz.kernel.incident.IncidentRefusal.IncidentExists;
import com.occuz.kernel.incident.IncidentRefusal.IncidentIsClosed;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateRefusal.CandidateHasChanged;
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.refusal.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * Records the incident that a candidate is confirmed as: it lasted as long as what was noticed. Its id follows from the
 * candidate's, so that it is recorded once, however often that is tried.
 */
public record CandidateIncidents(Commands commands, Metadata envelope, Actor by) {

    /** @throws Refused before anything is recorded, if the candidate is at another version than was looked at */
    public void record(CandidateView candidate, CandidateBodies.Confirmation confirmation) {
        confirmation.command().ifVersion().filter(it -> it != candidate.version()).ifPresent(it -> {
            throw new Refused(new CandidateHasChanged(candidate.version()));
        });
        if (candidate.state() == CandidateState.CONFIRMED) {
            return;
        }
        IncidentId incident = candidate.candidate().incident();
        Instant at = confirmation.command().at();
        once(new DetectIncident(
                incident,
                confirmation.title().orElseGet(() -> title(candidate)),
                Optional.of(confirmation.command().reason()),
                confirmation.classification(),
                candidate.components(),
                Optional.of(candidate.window().from()),
                Optional.of(candidate.noticedAt()),
                at));
        once(new RestoreService(incident, by, Optional.of(candidate.window().until()), Optional.empty(), at));
    }

    /** What an earlier try has recorded stays as it is. */
    private void once(IncidentCommand command) {
        try {
            commands.send(command, envelope, Optional.empty());
        } catch (Refused e) {
            boolean done = e.refusal() instanceof IncidentExists
                    || e.refusal() instanceof AlreadyRestored
                    || e.refusal() instanceof IncidentIsClosed;
            if (!done) {
                throw e;
            }
        }
    }

    private static IncidentTitle title(CandidateView candidate) {
        return new IncidentTitle(
                switch (candidate.kind()) {
                    case ABSENCE -> "The platform gave no sign of life";
                    case FAILURES -> "Most redirects failed";
                });
    }
}
