package com.occuz.command.click;

import com.occuz.kernel.click.LossCommand.DeclareLoss;
import com.occuz.kernel.click.LossEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link LossDecider}: it loads, asks, applies and knows no rule. */
public final class LossAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private LossDecider.Known known = LossDecider.Known.NOTHING;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(DeclareLoss command) {
        LossDecider.decide(command, known).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(LossEvent event) {
        id = event.loss().toString();
        known = LossDecider.evolve(known, event);
    }
}
