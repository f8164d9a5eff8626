package com.occuz.command.support;

import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import com.occuz.kernel.support.SupportTimeEvent;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link SupportTimeDecider}: it asks, applies and knows no rule. */
public final class SupportTimeAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(RecordSupportTime command) {
        SupportTimeDecider.decide(command).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(SupportTimeEvent event) {
        switch (event) {
            case SupportTimeRecorded e -> id = "support-time:" + e.account();
        }
    }
}
