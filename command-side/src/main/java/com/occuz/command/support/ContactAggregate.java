package com.occuz.command.support;

import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.kernel.support.ContactCommand;
import com.occuz.kernel.support.ContactEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ContactDecider}: it loads, asks, applies and knows no rule. */
public final class ContactAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Contact state = new Contact.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ContactCommand.LogContact command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ContactCommand.DisposeContact command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(ContactCommand.FileContact command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @EventSourcingHandler
    void on(ContactEvent event) {
        id = event.contact().toString();
        state = ContactDecider.evolve(state, event);
    }

    private void decide(ContactCommand command, LedgerAgreements agreements) {
        ContactDecider.decide(command, state, agreements::present).forEach(AggregateLifecycle::apply);
    }
}
