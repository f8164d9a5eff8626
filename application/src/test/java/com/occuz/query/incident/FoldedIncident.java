package com.occuz.query.incident;

import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.Telling;
import com.occuz.kernel.sla.Agreements;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The row that the query side makes of an incident's events: without a table. */
public final class FoldedIncident {

    private FoldedIncident() {}

    /** As somebody who may see everything sees it. */
    public static IncidentView shown(List<IncidentEvent> events, Instant now) {
        Dossier dossier = Objects.requireNonNull(Dossier.of(events));
        return IncidentRow.of(dossier, 1, events.size(), now, Agreements.STANDARD)
                .view(
                        Tenant.everyone(),
                        Telling.of(Tenant.everyone(), dossier.account(), SupportPlan.NONE),
                        now,
                        true);
    }
}
