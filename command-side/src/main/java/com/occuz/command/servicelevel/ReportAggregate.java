package com.occuz.command.servicelevel;

import com.occuz.kernel.servicelevel.report.ReportCommand;
import com.occuz.kernel.servicelevel.report.ReportEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ReportDecider}: it loads, asks, applies and knows no rule. */
public final class ReportAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Report state = new Report.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ReportCommand.IssueReport command) {
        ReportDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(ReportEvent event) {
        id = event.report().toString();
        state = ReportDecider.evolve(state, event);
    }
}
