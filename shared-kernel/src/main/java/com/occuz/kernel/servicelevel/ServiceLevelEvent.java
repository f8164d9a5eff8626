package com.occuz.kernel.servicelevel;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.time.BusinessCalendar;
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

    /**
     * A version of the agreement was published (§ 15), whole and as data: terms and calendar with their own versions.
     *
     * @param effectiveFrom since when it is in force, not before it was published
     * @param summary for everybody to read: what it changes, and why
     * @param by who published it
     */
    record TermsPublished(
            SlaTerms terms,
            BusinessCalendar calendar,
            Instant effectiveFrom,
            Prose summary,
            Actor by,
            Instant occurredAt)
            implements ServiceLevelEvent {

        /** The version of the whole. */
        public int version() {
            return terms.version();
        }
    }
}
