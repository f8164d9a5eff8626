package com.occuz.command.incident;

import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.sla.Agreements;
import java.util.List;
import java.util.Optional;

/** The command side of one incident without Axon: what it decides, and what it knows afterwards. */
public final class DecidedIncident {

    private Incident state = new Incident.Absent();

    public List<IncidentEvent> handle(IncidentCommand command) {
        List<IncidentEvent> events = IncidentDecider.decide(command, state, () -> Agreements.STANDARD);
        events.forEach(event -> state = IncidentDecider.evolve(state, event));
        return events;
    }

    /** Empty where nobody has told of it, and where everything that was told was taken back. */
    public Optional<Dossier> known() {
        return state instanceof Incident.Known known && !(known instanceof Incident.Withdrawn)
                ? Optional.of(known.dossier())
                : Optional.empty();
    }

    /** Whether decisions take the service to be there. */
    public boolean isRestored() {
        return state instanceof Incident.Restored || state instanceof Incident.Closed;
    }
}
