package com.occuz.command.credit;

import com.occuz.kernel.credit.CreditCommand;
import com.occuz.kernel.credit.CreditEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link CreditDecider}: it loads, asks, applies and knows no rule. */
public final class CreditAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Credit state = new Credit.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CreditCommand.ClaimCredit command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CreditCommand.AwardCredit command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CreditCommand.DenyCredit command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(CreditEvent event) {
        id = event.credit().toString();
        state = CreditDecider.evolve(state, event);
    }

    private void decide(CreditCommand command) {
        CreditDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
