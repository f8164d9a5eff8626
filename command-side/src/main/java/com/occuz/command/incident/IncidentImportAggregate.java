package com.occuz.command.incident;

import com.occuz.kernel.incident.IncidentImportCommand;
import com.occuz.kernel.incident.IncidentImportEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link IncidentImportDecider}: it loads, asks, applies and knows no rule. */
public final class IncidentImportAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private IncidentImport state = new IncidentImport.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentImportCommand.BeginImport command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentImportCommand.EndImport command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentImportCommand.WithdrawImport command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(IncidentImportEvent event) {
        id = event.importId().toString();
        state = IncidentImportDecider.evolve(state, event);
    }

    private void decide(IncidentImportCommand command) {
        IncidentImportDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
