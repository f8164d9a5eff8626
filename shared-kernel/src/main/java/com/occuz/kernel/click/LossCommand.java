package com.occuz.kernel.click;

import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;

/** What can be said of lost clicks. */
public sealed interface LossCommand extends AggregateCommand {

    LossId loss();

    @Override
    default String aggregateId() {
        return loss().toString();
    }

    /**
     * Puts on record what a run of a journal has lost so far; of what stands there already nothing is said again.
     *
     * @param node as people tell nodes apart
     * @param first when the first click of all was lost
     * @param last when the last one was
     * @param inAll how many since the run began, one or more
     * @param at now
     */
    record DeclareLoss(LossId loss, String node, Instant first, Instant last, long inAll, Instant at)
            implements LossCommand {

        public DeclareLoss {
            if (inAll < 1 || last.isBefore(first)) {
                throw new IllegalArgumentException("a loss has one click or more, and its end is not before its beginning");
            }
        }
    }
}
