package com.occuz.query.support;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.support.SupportBalance;
import com.occuz.kernel.support.SupportTimeQuery.FindSupportBalance;
import com.occuz.kernel.support.SupportTimeQuery.ListSupportTime;
import com.occuz.kernel.support.SupportTimeQuery.SupportTimeView;
import com.occuz.kernel.time.Est;
import com.occuz.query.account.AccountHistory;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code SupportTimeQuery}. */
public final class SupportTimeQueries {

    private final SupportTimeTable table;
    private final AccountHistory accounts;

    public SupportTimeQueries(SupportTimeTable table, AccountHistory accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    @QueryHandler
    SupportBalance on(FindSupportBalance query) {
        // The last instant that the ledger can tell from the next month's first.
        Instant end = Est.month(YearMonth.parse(query.month().value())).until().minusNanos(1_000);
        Instant known = end.isBefore(query.now()) ? end : query.now();
        return new SupportBalance(
                query.account(),
                query.month(),
                accounts.at(query.account(), known).minutesPerMonth(),
                table.spent(query.tenant(), query.account(), query.month()));
    }

    @QueryHandler
    Page<SupportTimeView> on(ListSupportTime query) {
        List<SupportTimeView> rows = table
                .list(query.tenant(), query.account(), query.month(), query.before(), query.limit() + 1)
                .stream()
                .map(row -> query.tenant() instanceof Tenant.Everyone ? row : withoutWho(row))
                .toList();
        return Page.cut(rows, query.limit(), SupportTimeView::position);
    }

    private static SupportTimeView withoutWho(SupportTimeView row) {
        return new SupportTimeView(
                row.account(), row.minutes(), row.what(), row.incident(), row.spentAt(), null, row.position());
    }
}
