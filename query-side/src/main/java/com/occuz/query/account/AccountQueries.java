package com.occuz.query.account;

import com.occuz.kernel.account.AccountQuery.AcceptanceCounts;
import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.AccountQuery.AccountView;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.CountAcceptances;
import com.occuz.kernel.account.AccountQuery.FindAcceptances;
import com.occuz.kernel.account.AccountQuery.FindApiKey;
import com.occuz.kernel.account.AccountQuery.FindApiKeyByDigest;
import com.occuz.kernel.account.AccountQuery.FindPeopleByEmail;
import com.occuz.kernel.account.AccountQuery.FindPerson;
import com.occuz.kernel.account.AccountQuery.FindStanding;
import com.occuz.kernel.account.AccountQuery.FindSupportPlan;
import com.occuz.kernel.account.AccountQuery.ListAcceptances;
import com.occuz.kernel.account.AccountQuery.ListAccounts;
import com.occuz.kernel.account.AccountQuery.ListApiKeys;
import com.occuz.kernel.account.AccountQuery.ListPeople;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.AccountQuery.SupportPlanView;
import com.occuz.kernel.query.Page;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code AccountQuery}. */
public final class AccountQueries {

    /** More people than this at one address is no accident any more; nobody waits for the hashes of all of them. */
    private static final int SAME_ADDRESS = 3;

    private final ApiKeysTable keys;
    private final PeopleTable people;
    private final AccountsTable accounts;
    private final AcceptancesTable acceptances;

    public AccountQueries(
            ApiKeysTable keys, PeopleTable people, AccountsTable accounts, AcceptancesTable acceptances) {
        this.keys = keys;
        this.people = people;
        this.accounts = accounts;
        this.acceptances = acceptances;
    }

    @QueryHandler
    Optional<ApiKeyView> on(FindApiKeyByDigest query) {
        return keys.withDigest(query.digest());
    }

    @QueryHandler
    Optional<ApiKeyView> on(FindApiKey query) {
        return keys.row(query.tenant(), query.key()).map(ApiKeyRow::view);
    }

    @QueryHandler
    Page<ApiKeyView> on(ListApiKeys query) {
        return Page.cut(
                keys.list(query.tenant(), query.before(), query.limit() + 1), query.limit(), ApiKeyView::position);
    }

    @QueryHandler
    List<PersonView> on(FindPeopleByEmail query) {
        return people.withEmail(query.email(), SAME_ADDRESS);
    }

    @QueryHandler
    Optional<PersonView> on(FindPerson query) {
        return people.find(query.tenant(), query.user());
    }

    @QueryHandler
    Optional<SupportPlanView> on(FindSupportPlan query) {
        return people.plan(query.tenant(), query.account());
    }

    @QueryHandler
    Optional<StandingView> on(FindStanding query) {
        return people.standing(query.tenant(), query.account());
    }

    @QueryHandler
    Page<AccountView> on(ListAccounts query) {
        return Page.cut(
                accounts.list(query.tenant(), query.before(), query.limit() + 1), query.limit(), AccountView::position);
    }

    @QueryHandler
    Page<AcceptanceView> on(ListAcceptances query) {
        return Page.cut(
                acceptances.of(query.tenant(), query.version(), query.before(), query.limit() + 1),
                query.limit(),
                AcceptanceView::position);
    }

    @QueryHandler
    List<AcceptanceView> on(FindAcceptances query) {
        return acceptances.of(query.tenant(), query.account());
    }

    @QueryHandler
    AcceptanceCounts on(CountAcceptances query) {
        return acceptances.counts(query.tenant());
    }

    @QueryHandler
    Page<PersonView> on(ListPeople query) {
        return Page.cut(
                people.list(query.tenant(), query.before(), query.limit() + 1), query.limit(), PersonView::position);
    }
}
