package com.occuz.kernel.sla;

import java.util.Optional;

/**
 * What an incident was put down to, as far as figures depend on it.
 *
 * @param work the sort of scheduled work that caused it; empty: anything else, our own doing among it
 * @param reference id of the planned work, its family, or the exclusion that is meant; empty: whatever was going on
 * @param event id of the event that said so
 */
public record Cause(Optional<WorkKind> work, Optional<String> reference, String event) {

    /** Whether it is this piece of work (§ 7, § 12). */
    boolean is(PlannedWork other) {
        return work.filter(kind -> kind == other.kind()).isPresent()
                && reference.map(id -> id.equals(other.id()) || id.equals(other.family())).orElse(true);
    }
}
