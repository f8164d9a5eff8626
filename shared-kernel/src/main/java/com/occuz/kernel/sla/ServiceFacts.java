package com.occuz.kernel.sla;

import java.util.List;

/**
 * All that is known of the service at a position of the ledger.
 *
 * @param serviceStart since when the service runs; before it nothing is measured (§ 2)
 */
public record ServiceFacts(Stated serviceStart, List<IncidentFacts> incidents, List<PlannedWork> plannedWork) {

    public ServiceFacts {
        incidents = List.copyOf(incidents);
        plannedWork = List.copyOf(plannedWork);
    }
}
