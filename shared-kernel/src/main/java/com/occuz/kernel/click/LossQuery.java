package com.occuz.kernel.click;

import java.time.Instant;
import java.util.Optional;

/** What can be asked about lost clicks; each question stands beside its answer. They are the platform's and no account's. */
public sealed interface LossQuery {

    /**
     * Answer: a {@code Page<LossView>}, what was recorded last first.
     *
     * @param before only those that were recorded before this position
     */
    record ListLosses(Optional<Long> before, int limit) implements LossQuery {}

    /**
     * Clicks that are in no figure.
     *
     * @param node where they were lost
     * @param from when the first was answered, at the earliest; UTC
     * @param until when the last was; UTC
     * @param clicks how many
     * @param saidAt when the node could say so; UTC
     * @param position of the event
     */
    record LossView(LossId loss, String node, Instant from, Instant until, long clicks, Instant saidAt, long position) {}
}
