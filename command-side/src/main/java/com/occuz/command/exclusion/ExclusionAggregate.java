package com.occuz.command.exclusion;

import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ExclusionDecider}: it loads, asks, applies and knows no rule. */
public final class ExclusionAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Exclusion state = new Exclusion.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ExclusionCommand.ClaimExclusion command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ExclusionCommand.ApproveExclusion command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ExclusionCommand.RejectExclusion command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ExclusionCommand.RevokeExclusion command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(ExclusionEvent event) {
        id = event.exclusion().toString();
        state = ExclusionDecider.evolve(state, event);
    }

    private void decide(ExclusionCommand command) {
        ExclusionDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
