package com.occuz.command.servicelevel;

import com.occuz.kernel.sla.Agreements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know of the service.
 *
 * @param startedAt since when it runs; {@code null} while nobody has said so
 * @param agreements the versions that were published
 */
record Service(@Nullable Instant startedAt, Agreements agreements) {

    static final Service UNTOLD = new Service(null, Agreements.STANDARD);
}
