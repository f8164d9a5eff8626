package com.occuz.command.link;

import com.occuz.kernel.link.LinkCommand;
import com.occuz.kernel.link.LinkEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link LinkDecider}: it loads, asks, applies and knows no rule. */
public final class LinkAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Link state = new Link.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(LinkCommand.CreateLink command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(LinkCommand.ChangeLink command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(LinkCommand.RetireLink command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(LinkCommand.TakeDownLink command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(LinkCommand.PutBackLink command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(LinkEvent event) {
        id = event.link().toString();
        state = LinkDecider.evolve(state, event);
    }

    private void decide(LinkCommand command) {
        LinkDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
