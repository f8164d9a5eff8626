package com.occuz.kernel.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * Service was gone from one instant to another; a restoration dated before the onset leaves nothing of it.
 *
 * @param until empty while it is still gone
 */
public record Outage(Stated from, Optional<Stated> until) {

    /** Where it ends for whoever knows it at {@code asOf}: an open one lasts up to there, and no further. */
    Instant endAsOf(Instant asOf) {
        Instant end = until.map(Stated::at).filter(asOf::isAfter).orElse(asOf);
        return end.isBefore(from.at()) ? from.at() : end;
    }
}
