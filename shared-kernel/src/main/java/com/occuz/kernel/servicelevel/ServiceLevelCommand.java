package com.occuz.kernel.servicelevel;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.time.BusinessCalendar;
import java.time.Instant;
import java.util.Optional;

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

    /**
     * Publishes the next version of the agreement (§ 15). Its number and its calendar's are given by the decision.
     *
     * @param ifVersion the version that it was made from, if whoever publishes it names one
     * @param effectiveFrom empty: from {@code at} on
     * @param at when it is published
     */
    record PublishTerms(
            SlaTerms terms,
            BusinessCalendar calendar,
            Optional<Integer> ifVersion,
            Optional<Instant> effectiveFrom,
            Prose summary,
            Actor by,
            Instant at)
            implements ServiceLevelCommand {}
}
