package com.occuz.command.account;

import com.occuz.kernel.account.AccountCommand;
import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link AccountDecider}: it loads, asks, applies and knows no rule. */
public final class AccountAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Account state = new Account.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.OpenAccount command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.AddUser command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.IssueApiKey command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.RevokeApiKey command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.ChangePassword command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.EndSessions command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.SetSupportPlan command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.SuspendAccount command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.ReinstateAccount command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(AccountCommand.AcceptTerms command, LedgerAgreements agreements) {
        decide(command, agreements);
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        id = event.account().aggregateId();
        state = AccountDecider.evolve(state, event);
    }

    private void decide(AccountCommand command, LedgerAgreements agreements) {
        AccountDecider.decide(command, state, agreements::history).forEach(AggregateLifecycle::apply);
    }
}
