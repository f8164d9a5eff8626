package com.occuz.kernel.sla;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of the service at a position of the ledger.
 *
 * @param serviceStart since when the service runs; before it nothing is measured (§ 2), and nothing at all while it is not known
 * @param plannedWork all there is, whether it took place or not
 * @param exclusions claims of § 9, decided or not
 * @param absences when nobody watched
 */
public record ServiceFacts(
        Optional<Stated> serviceStart,
        List<IncidentFacts> incidents,
        List<PlannedWork> plannedWork,
        List<Exclusion> exclusions,
        List<Absence> absences) {

    public ServiceFacts {
        incidents = List.copyOf(incidents);
        plannedWork = List.copyOf(plannedWork);
        exclusions = List.copyOf(exclusions);
        absences = List.copyOf(absences);
    }

    /** Without claims of § 9 and without absences. */
    public ServiceFacts(
            Optional<Stated> serviceStart, List<IncidentFacts> incidents, List<PlannedWork> plannedWork) {
        this(serviceStart, incidents, plannedWork, List.of(), List.of());
    }
}
