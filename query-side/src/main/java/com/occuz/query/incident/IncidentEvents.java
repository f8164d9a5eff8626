package com.occuz.query.incident;

import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.query.projection.AggregateEvents;
import java.util.List;

/** An incident's own events, from the ledger. */
final class IncidentEvents {

    private final LedgerReader ledger;

    IncidentEvents(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** What is known of an incident after its event at a position. */
    record Known(Dossier dossier, long begunPosition, RecordedEvent last) {}

    /**
     * The incident as after its last event up to {@code position}.
     *
     * @throws IllegalStateException if there is none: an event was lost on the way, or cannot be read
     */
    Known upTo(IncidentId incident, long position) {
        List<RecordedEvent> events = AggregateEvents.upTo(ledger, incident.toString(), position);
        Dossier dossier = null;
        for (RecordedEvent event : events) {
            if (!(event.payload() instanceof IncidentEvent known)) {
                throw new IllegalStateException("this version cannot read " + event.type() + " of " + incident);
            }
            dossier = Dossier.evolve(dossier, known);
        }
        if (dossier == null) {
            throw new IllegalStateException(incident + " was not told of");
        }
        return new Known(dossier, events.getFirst().position(), events.getLast());
    }
}
