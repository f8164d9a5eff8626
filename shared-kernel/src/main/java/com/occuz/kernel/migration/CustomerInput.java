package com.occuz.kernel.migration;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.sla.Component;
import java.util.Set;

/**
 * What customers put in, and which components take it. § 12 lets input be lost "after service migration has begun"; here
 * it is refused instead, so that nobody believes it was accepted.
 */
public enum CustomerInput {
    LINKS(Component.LINK_CREATION),
    CLICKS(Component.ANALYTICS, Component.DATA_PROCESSING),
    REPORTS(Component.SUPPORT_SECTION),
    /** Anything else, such as keys. */
    OTHER;

    private final Set<Component> takers;

    CustomerInput(Component... takers) {
        this.takers = Set.of(takers);
    }

    /** Whether a migration of these components stops it; one of the core stops everything. */
    public boolean isStoppedBy(Components migrating) {
        return migrating.include(Component.CORE) || takers.stream().anyMatch(migrating::include);
    }
}
