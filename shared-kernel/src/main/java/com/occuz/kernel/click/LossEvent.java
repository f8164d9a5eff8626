package com.occuz.kernel.click;

import com.occuz.kernel.ledger.DomainEvent;
import java.time.Instant;

/** What became of clicks that are not in the click store and never will be. Recorded in the ledger. */
public sealed interface LossEvent extends DomainEvent {

    LossId loss();

    /**
     * Redirects were answered whose clicks no disk took. They are in no figure.
     *
     * @param node where, as people tell nodes apart
     * @param from when the first of them was answered, at the earliest
     * @param until when the last of them was
     * @param clicks how many, of which no earlier event of this loss tells
     * @param occurredAt when the node could say so
     */
    record ClicksLost(LossId loss, String node, Instant from, Instant until, long clicks, Instant occurredAt)
            implements LossEvent {}
}
