package com.occuz.kernel.servicelevel;

import com.occuz.kernel.ledger.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has been recorded about the service as a whole. */
public sealed interface ServiceLevelEvent extends DomainEvent {

    /** The aggregate that all of them belong to. */
    String AGGREGATE_ID = "servicelevel:service";

    /**
     * The service started: nothing before counts (§ 2). Recorded again, it corrects what was said before.
     *
     * @param before what was said before, {@code null} at first
     * @param occurredAt when the service started
     */
    record ServiceStarted(@Nullable Instant before, Instant occurredAt) implements ServiceLevelEvent {}
}
