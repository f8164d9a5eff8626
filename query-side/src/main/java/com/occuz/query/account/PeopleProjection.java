package com.occuz.query.account;

import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.AccountReinstated;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.PasswordChanged;
import com.occuz.kernel.account.AccountEvent.SessionsEnded;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountEvent.TermsAccepted;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.AccountQuery.SupportPlanView;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps whose accounts there are, whether they are suspended, who may sign in, and what accounts have bought and accepted. */
@ProcessingGroup(PeopleProjection.NAME)
public final class PeopleProjection {

    /** Name of the processor and of its views. */
    public static final String NAME = "people";

    private final PeopleTable table;
    private final AcceptancesTable accepted;
    private final HandledBlocks handled;
    private final BatchWriter<List<PeopleTable.OpenedAccount>> accounts;
    private final BatchWriter<Map<PersonRow.Key, PersonRow>> people;
    private final BatchWriter<Map<AccountId, SupportPlanView>> plans;
    private final BatchWriter<Map<AccountId, StandingView>> standings;
    private final BatchWriter<List<AcceptanceView>> acceptances;

    public PeopleProjection(PeopleTable table, AcceptancesTable accepted, HandledBlocks handled) {
        this.table = table;
        this.accepted = accepted;
        this.handled = handled;
        this.accounts = new BatchWriter<>(NAME + "/accounts", ArrayList::new, table::saveAccounts);
        this.people = new BatchWriter<>(NAME, LinkedHashMap::new, changed -> table.savePeople(changed.values()));
        this.plans = new BatchWriter<>(NAME + "/plans", LinkedHashMap::new, set -> table.savePlans(set.values()));
        this.standings =
                new BatchWriter<>(NAME + "/standings", LinkedHashMap::new, set -> table.saveStandings(set.values()));
        this.acceptances = new BatchWriter<>(NAME + "/acceptances", ArrayList::new, accepted::save);
    }

    @EventHandler
    void on(AccountEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        switch (event) {
            case AccountOpened e ->
                accounts.change(opened -> opened.add(
                        new PeopleTable.OpenedAccount(e.account(), e.name().text(), e.occurredAt(), at)));
            case UserAdded e ->
                people.change(changed -> changed.putIfAbsent(new PersonRow.Key(e.account(), e.user()), PersonRow.added(e, at)));
            case PasswordChanged e -> people.change(changed -> changed.compute(
                    new PersonRow.Key(e.account(), e.user()), (key, row) -> known(key, row).passwordChanged(e.occurredAt())));
            case SessionsEnded ignored -> {}
            case ApiKeyIssued ignored -> {}
            case ApiKeyRevoked ignored -> {}
            case AccountSuspended e -> standings.change(set -> set.put(
                    e.account(), new StandingView(e.account(), e.occurredAt(), e.reason().text())));
            case AccountReinstated e -> standings.change(
                    set -> set.put(e.account(), new StandingView(e.account(), null, e.reason().text())));
            // The name of the account is joined when it is read.
            case TermsAccepted e -> acceptances.change(told -> told.add(
                    new AcceptanceView(e.account(), "", e.version(), e.by(), e.occurredAt(), at)));
            case SupportPlanSet e -> plans.change(set -> set.put(e.account(), new SupportPlanView(e.account(), e.plan(), e.occurredAt())));
        }
        handled.count(NAME, at);
    }

    /** Where the batch does not hold it yet. */
    private PersonRow known(PersonRow.Key key, @Nullable PersonRow row) {
        return row != null
                ? row
                : table.find(Tenant.of(key.account()), key.user())
                        .map(PersonRow::of)
                        .orElseThrow(() -> new IllegalStateException(
                                "the password of " + key.user() + " is changed but they were never added"));
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "account");
    }

    @ResetHandler
    void reset() {
        table.clear();
        accepted.clear();
        handled.reset(NAME);
    }
}
