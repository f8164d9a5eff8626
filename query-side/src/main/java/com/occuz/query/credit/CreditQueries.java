package com.occuz.query.credit;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.CreditGrounds;
import com.occuz.kernel.credit.CreditGrounds.OwnReport;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.Decision;
import com.occuz.kernel.credit.CreditQuery.FindCredit;
import com.occuz.kernel.credit.CreditQuery.FindCreditClaimedAt;
import com.occuz.kernel.credit.CreditQuery.FindCreditGrounds;
import com.occuz.kernel.credit.CreditQuery.ListCredits;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.Report;
import com.occuz.kernel.query.Page;
import com.occuz.query.account.AccountHistory;
import com.occuz.query.incident.KnownIncidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code CreditQuery}. */
public final class CreditQueries {

    private final CreditsTable table;
    private final KnownIncidents incidents;
    private final AccountHistory plans;

    public CreditQueries(CreditsTable table, KnownIncidents incidents, AccountHistory plans) {
        this.table = table;
        this.incidents = incidents;
        this.plans = plans;
    }

    @QueryHandler
    Optional<CreditView> on(FindCredit query) {
        return table.find(query.tenant(), query.credit()).map(row -> shown(row, query.tenant()));
    }

    @QueryHandler
    Optional<CreditView> on(FindCreditClaimedAt query) {
        return table.claimedAt(query.tenant(), query.position()).map(row -> shown(row, query.tenant()));
    }

    @QueryHandler
    Page<CreditView> on(ListCredits query) {
        List<CreditView> rows = table.list(query.tenant(), query.states(), query.before(), query.limit() + 1).stream()
                .map(row -> shown(row, query.tenant()))
                .toList();
        return Page.cut(rows, query.limit(), CreditView::claimedPosition);
    }

    @QueryHandler
    Optional<CreditGrounds> on(FindCreditGrounds query) {
        AccountId account = query.account();
        return incidents.find(Tenant.of(account), query.incident()).map(dossier -> {
            Instant startedAt = dossier.course().startedAt();
            return new CreditGrounds(
                    account, query.incident(), startedAt, ownReport(dossier, account), plans.at(account, startedAt));
        });
    }

    private static Optional<OwnReport> ownReport(Dossier dossier, AccountId account) {
        Report report = dossier.report();
        Instant at = dossier.course().reportedAt();
        return report == null || at == null || !dossier.account().equals(account)
                ? Optional.empty()
                : Optional.of(new OwnReport(report.channel(), at, Optional.ofNullable(report.missingSince())));
    }

    /** Who of ours decided stays inside. */
    private static CreditView shown(CreditView row, Tenant tenant) {
        Decision decision = row.decision();
        if (decision == null || tenant instanceof Tenant.Everyone) {
            return row;
        }
        return new CreditView(
                row.credit(),
                row.account(),
                row.incident(),
                row.state(),
                row.evidence(),
                row.revenueLoss(),
                row.startedAt(),
                row.channel(),
                row.reportedAt(),
                row.claimedBy(),
                row.claimedAt(),
                new Decision(null, decision.at(), decision.reason()),
                row.award(),
                row.version(),
                row.claimedPosition(),
                row.position());
    }
}
