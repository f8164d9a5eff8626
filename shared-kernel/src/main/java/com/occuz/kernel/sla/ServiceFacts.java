package com.occuz.kernel.sla;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of the service at a position of the ledger.
 *
 * @param serviceStart since when the service runs; before it nothing is measured (§ 2), and nothing at all while it is not known
 */
public record ServiceFacts(
        Optional<Stated> serviceStart, List<IncidentFacts> incidents, List<PlannedWork> plannedWork) {

    public ServiceFacts {
        incidents = List.copyOf(incidents);
        plannedWork = List.copyOf(plannedWork);
    }
}
