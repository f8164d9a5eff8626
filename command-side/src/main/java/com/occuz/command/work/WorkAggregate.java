package com.occuz.command.work;

import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link WorkDecider}: it loads, asks, applies and knows no rule. */
public final class WorkAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Work state = new Work.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.PlanWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.StartWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.ExtendWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.FinishWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.CorrectWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.CancelWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.AbortWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.JudgeWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.AnnounceWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.ApproveLateWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(WorkCommand.RejectLateWork command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @EventSourcingHandler
    void on(WorkEvent event) {
        id = event.work().toString();
        state = WorkDecider.evolve(state, event);
    }

    private void decide(WorkCommand command, LedgerAgreements agreements) {
        WorkDecider.decide(command, state, agreements::present).forEach(AggregateLifecycle::apply);
    }
}
