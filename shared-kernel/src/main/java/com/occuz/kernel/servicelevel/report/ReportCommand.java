package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;

/** What can be asked of a report. */
public sealed interface ReportCommand extends AggregateCommand {

    ReportId report();

    @Override
    default String aggregateId() {
        return report().toString();
    }

    /**
     * Issues what was composed.
     *
     * @param at when it is issued
     */
    record IssueReport(ReportId report, ComposedReport composed, Actor by, Instant at) implements ReportCommand {}
}
