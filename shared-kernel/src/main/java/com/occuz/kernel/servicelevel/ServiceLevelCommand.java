package com.occuz.kernel.servicelevel;

import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;

/** What can be asked about the service as a whole. */
public sealed interface ServiceLevelCommand extends AggregateCommand {

    @Override
    default String aggregateId() {
        return ServiceLevelEvent.AGGREGATE_ID;
    }

    /**
     * Says since when the service runs, or corrects it.
     *
     * @param startedAt when it was so
     * @param at when it is said
     */
    record RecordServiceStart(Instant startedAt, Instant at) implements ServiceLevelCommand {}
}
