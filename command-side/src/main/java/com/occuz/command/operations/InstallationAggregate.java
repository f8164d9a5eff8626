package com.occuz.command.operations;

import com.occuz.kernel.operations.InstallationCommand;
import com.occuz.kernel.operations.InstallationEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link InstallationDecider}: it loads, asks, applies and knows no rule. */
public final class InstallationAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Installation state = new Installation.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(InstallationCommand.CreateInstallation command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(InstallationCommand.StartTestClock command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(InstallationCommand.AdvanceTestClock command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(InstallationCommand.BeginDemonstration command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(InstallationCommand.EndLoading command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(InstallationEvent event) {
        id = InstallationEvent.AGGREGATE_ID;
        state = InstallationDecider.evolve(state, event);
    }

    private void decide(InstallationCommand command) {
        InstallationDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
