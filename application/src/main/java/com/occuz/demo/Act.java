package com.occuz.demo;

import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.util.Optional;

/** What somebody does. Figures are not made up: what rests on them takes them from the installation when it is done. */
public sealed interface Act {

    /** Sends a command of which everything is known beforehand. */
    record Sends(AggregateCommand command) implements Act {}

    /**
     * Issues a report by what is known at that moment.
     *
     * @param component the platform where it is empty
     */
    record IssuesReport(ReportId report, Window period, Optional<Component> component, Actor by) implements Act {}

    /** Awards a credit on the figures of that moment (§ 10). */
    record AwardsCredit(CreditId credit, CreditValue value, ServicePeriod appliesTo, Prose reason, Actor by)
            implements Act {}
}
