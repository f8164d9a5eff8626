package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.axon.Commands.Addressed;
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
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.refusal.Refused;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Confirms a candidate as an incident that lasted as long as what was noticed: the incident, its end and the decision are
 * recorded together or not at all. The incident's id follows from the candidate's, so that there is one, however often that
 * is tried.
 */
public record CandidateIncidents(Commands commands, Metadata envelope, Actor by) {

    /**
     * @return where the decision stands; empty where the same one was taken before
     * @throws Refused before anything is recorded, if the candidate is at another version than was looked at, or if somebody
     *     else has confirmed it
     */
    public Optional<Appended> confirm(
            CandidateView candidate, CandidateBodies.Confirmation confirmation, Optional<IdempotencyEntry> entry) {
        Addressed decision = new Addressed(confirmation.command(), envelope);
        if (candidate.state() == CandidateState.CONFIRMED) {
            return commands.sendTogether(List.of(decision), entry);
        }
        IncidentId incident = candidate.candidate().incident();
        Instant at = confirmation.command().at();
        DetectIncident detected = new DetectIncident(
                incident,
                confirmation.title().orElseGet(() -> title(candidate)),
                Optional.of(confirmation.command().reason()),
                confirmation.classification(),
                candidate.components(),
                Optional.of(candidate.window().from()),
                Optional.of(candidate.noticedAt()),
                at);
        RestoreService restored =
                new RestoreService(incident, by, Optional.of(candidate.window().until()), Optional.empty(), at);
        try {
            return commands.sendTogether(
                    List.of(new Addressed(detected, envelope), new Addressed(restored, envelope), decision), entry);
        } catch (Refused e) {
            if (!(e.refusal() instanceof IncidentExists)) {
                throw e;
            }
            return afterInterruption(restored, decision, entry);
        }
    }

    /** The incident is there: a version that recorded one after the other was interrupted. What it recorded stays as it is. */
    private Optional<Appended> afterInterruption(
            RestoreService restored, Addressed decision, Optional<IdempotencyEntry> entry) {
        try {
            return commands.sendTogether(List.of(new Addressed(restored, envelope), decision), entry);
        } catch (Refused e) {
            if (e.refusal() instanceof AlreadyRestored || e.refusal() instanceof IncidentIsClosed) {
                return commands.sendTogether(List.of(decision), entry);
            }
            throw e;
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
