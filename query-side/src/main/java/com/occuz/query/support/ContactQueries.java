package com.occuz.query.support;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactQuery.Filing;
import com.occuz.kernel.support.ContactQuery.FindCircumstances;
import com.occuz.kernel.support.ContactQuery.FindContact;
import com.occuz.kernel.support.ContactQuery.FindContactLoggedAt;
import com.occuz.kernel.support.ContactQuery.ListContacts;
import com.occuz.kernel.support.ContactQuery.Outcome;
import com.occuz.kernel.support.ContactRule.Circumstances;
import com.occuz.query.account.AccountHistory;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code ContactQuery}. */
public final class ContactQueries {

    private final ContactsTable table;
    private final AccountHistory accounts;

    public ContactQueries(ContactsTable table, AccountHistory accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    @QueryHandler
    Optional<ContactView> on(FindContact query) {
        return table.find(query.tenant(), query.contact()).map(row -> shown(row, query.tenant()));
    }

    @QueryHandler
    Optional<ContactView> on(FindContactLoggedAt query) {
        return table.loggedAt(query.tenant(), query.position()).map(row -> shown(row, query.tenant()));
    }

    @QueryHandler
    Page<ContactView> on(ListContacts query) {
        List<ContactView> rows = table
                .list(query.tenant(), query.states(), query.account(), query.before(), query.limit() + 1)
                .stream()
                .map(row -> shown(row, query.tenant()))
                .toList();
        return Page.cut(rows, query.limit(), ContactView::loggedPosition);
    }

    @QueryHandler
    Circumstances on(FindCircumstances query) {
        return new Circumstances(
                accounts.at(query.account(), query.at()), false, accounts.isSuspended(query.account(), query.at()));
    }

    /** Who of ours wrote it stays inside. */
    private static ContactView shown(ContactView row, Tenant tenant) {
        if (tenant instanceof Tenant.Everyone) {
            return row;
        }
        Outcome outcome = row.outcome();
        Filing filing = row.filing();
        return new ContactView(
                row.contact(),
                row.account(),
                row.person(),
                row.channel(),
                row.severity(),
                row.what(),
                row.incident(),
                row.standing(),
                row.sectionUnavailable(),
                row.suspended(),
                row.nextWindow(),
                row.contactedAt(),
                row.state(),
                null,
                row.loggedAt(),
                outcome == null
                        ? null
                        : new Outcome(
                                outcome.disposition(), outcome.deferredUntil(), outcome.reason(), null, outcome.at()),
                filing == null ? null : new Filing(filing.incident(), filing.reportedAt(), null, filing.at()),
                row.version(),
                row.loggedPosition(),
                row.position());
    }
}
