package com.occuz.command.monitoring;

import com.occuz.kernel.monitoring.CandidateCommand;
import com.occuz.kernel.monitoring.CandidateEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link CandidateDecider}: it loads, asks, applies and knows no rule. */
public final class CandidateAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Candidate state = new Candidate.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CandidateCommand.NoticeAbsence command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CandidateCommand.NoticeFailures command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CandidateCommand.ConfirmCandidate command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(CandidateCommand.DismissCandidate command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(CandidateEvent event) {
        id = event.candidate().toString();
        state = CandidateDecider.evolve(state, event);
    }

    private void decide(CandidateCommand command) {
        CandidateDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
