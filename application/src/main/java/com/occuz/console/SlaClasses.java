package com.occuz.console;

import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import java.util.Collection;
import java.util.List;

/** The classes of time as pages show them. */
final class SlaClasses {

    /** The worst first: what counts, what is left out of the figure, what is lesser, what is as it should be. */
    private static final List<ServiceClass> WORST_FIRST = List.of(
            ServiceClass.DOWN,
            ServiceClass.MIGRATION,
            ServiceClass.MAINTENANCE,
            ServiceClass.EXCLUDED,
            ServiceClass.DEGRADED,
            ServiceClass.UNKNOWN,
            ServiceClass.STABILIZATION,
            ServiceClass.OPERATIONAL);

    /** For legends, in the order in which they are worth knowing. */
    static final List<String> NAMES =
            WORST_FIRST.reversed().stream().map(ServiceClass::wireName).toList();

    private SlaClasses() {}

    /** @param classes at least one */
    static ServiceClass worst(Collection<ServiceClass> classes) {
        return WORST_FIRST.stream().filter(classes::contains).findFirst().orElseThrow();
    }

    static ServiceClass worse(ServiceClass one, ServiceClass other) {
        return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
    }

    /** What a window's class means for the figure, in a sentence. */
    static String reading(Piece piece) {
        return switch (piece.named()) {
            case DOWN -> "A severity 1 incident that nothing excuses: it counts as downtime.";
            case DEGRADED -> piece.weight().isPositive()
                    ? "A lesser incident; by its severity " + piece.weight() + " of it counts as downtime."
                    : "A lesser incident; by its severity none of it counts as downtime.";
            case STABILIZATION -> "Controlled stabilization after a severity 1 incident; it counts as operational.";
            case MAINTENANCE -> "Scheduled maintenance of all that is measured here; it is left out of the figure.";
            case MIGRATION -> "A scheduled migration of all that is measured here; it is left out of the figure.";
            case EXCLUDED -> "An exclusion of the agreement; it is left out of the figure.";
            case UNKNOWN -> "Nobody knows what it was. It counts as up, and is never shown as such.";
            case OPERATIONAL -> "Nothing is known against it.";
        };
    }
}
