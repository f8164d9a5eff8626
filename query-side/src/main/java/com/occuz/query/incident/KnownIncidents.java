package com.occuz.query.incident;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.LedgerReader;
import java.util.Optional;

/** All that is known of an incident, for views that are about something else. */
public final class KnownIncidents {

    private final IncidentsTable incidents;
    private final IncidentEvents events;

    public KnownIncidents(IncidentsTable incidents, LedgerReader ledger) {
        this.incidents = incidents;
        this.events = new IncidentEvents(ledger);
    }

    /** Empty where the tenant sees no such incident. */
    public Optional<Dossier> find(Tenant tenant, IncidentId incident) {
        return incidents.find(tenant, incident)
                .map(row -> events.upTo(row.incident(), Long.MAX_VALUE).dossier());
    }
}
