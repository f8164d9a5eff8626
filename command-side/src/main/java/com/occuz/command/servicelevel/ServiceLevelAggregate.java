package com.occuz.command.servicelevel;

import com.occuz.kernel.servicelevel.ServiceLevelCommand;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ServiceLevelDecider}: it loads, asks, applies and knows no rule. */
public final class ServiceLevelAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Service state = Service.UNTOLD;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ServiceLevelCommand.RecordServiceStart command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ServiceLevelCommand.PublishTerms command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(ServiceLevelEvent event) {
        id = ServiceLevelEvent.AGGREGATE_ID;
        state = ServiceLevelDecider.evolve(state, event);
    }

    private void decide(ServiceLevelCommand command) {
        ServiceLevelDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
