package com.occuz.command.incident;

import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentState;

/** What a decision needs to know of an incident. */
sealed interface Incident {

    /** Nobody has told of it yet. */
    record Absent() implements Incident {}

    /** There is something known about it. */
    sealed interface Known extends Incident {

        Dossier dossier();
    }

    /** The service is impaired. */
    record Running(Dossier dossier) implements Known {}

    /** The service is there again; the incident is not closed. */
    record Restored(Dossier dossier) implements Known {}

    record Closed(Dossier dossier) implements Known {}

    /** Everything that imports told of it was taken back. */
    record Withdrawn(Dossier dossier) implements Known {}

    static Known of(Dossier dossier) {
        return switch (IncidentState.settled(dossier)) {
            case OPEN, ACKNOWLEDGED, DIAGNOSED -> new Running(dossier);
            case RESTORED, STABILIZING -> new Restored(dossier);
            case CLOSED -> new Closed(dossier);
            case WITHDRAWN -> new Withdrawn(dossier);
        };
    }
}
