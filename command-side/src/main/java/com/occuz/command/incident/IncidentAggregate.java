package com.occuz.command.incident;

import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link IncidentDecider}: it loads, asks, applies and knows no rule. */
public final class IncidentAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Incident state = new Incident.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.ReportIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.DetectIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.AcknowledgeIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.AnswerIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.AskForDetail command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.AddDetail command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.DiagnoseIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.RestoreService command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.RecordRelapse command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.EscalateIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.CorrectIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.AttributeCause command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.DeclareStabilization command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.EndStabilization command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.CloseIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.StateIncident command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.WithdrawStatements command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(IncidentCommand.WatchClocks command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @EventSourcingHandler
    void on(IncidentEvent event) {
        id = event.incident().toString();
        state = IncidentDecider.evolve(state, event);
    }

    private void decide(IncidentCommand command, LedgerAgreements agreements) {
        IncidentDecider.decide(command, state, agreements::present).forEach(AggregateLifecycle::apply);
    }
}
