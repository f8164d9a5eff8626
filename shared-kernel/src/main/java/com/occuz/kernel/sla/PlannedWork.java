package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.util.List;
import java.util.Set;

/**
 * Scheduled work that took place (§ 7, § 12), as far as it is excluded from uptime.
 *
 * @param named {@link ServiceClass#MAINTENANCE} or {@link ServiceClass#MIGRATION}
 * @param components what it covers; the platform only if it covers all of it
 * @param events ids of the events that tell it
 */
public record PlannedWork(ServiceClass named, Set<Component> components, Window window, List<String> events) {

    public PlannedWork {
        components = Set.copyOf(components);
        events = List.copyOf(events);
        if (named != ServiceClass.MAINTENANCE && named != ServiceClass.MIGRATION) {
            throw new IllegalArgumentException("planned work is maintenance or a migration");
        }
    }
}
