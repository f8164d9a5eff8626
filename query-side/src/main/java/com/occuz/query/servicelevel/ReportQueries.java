package com.occuz.query.servicelevel;

import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.fact.ServiceFact.NoticesBought;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportBasis;
import com.occuz.kernel.servicelevel.report.ReportComposer;
import com.occuz.kernel.servicelevel.report.ReportEvent.ReportIssued;
import com.occuz.kernel.servicelevel.report.ReportQuery.ComposeReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.CopyLedger;
import com.occuz.kernel.servicelevel.report.ReportQuery.FindReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.FindReportIssuedAt;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedText;
import com.occuz.kernel.servicelevel.report.ReportQuery.LedgerCopy;
import com.occuz.kernel.servicelevel.report.ReportQuery.ListReports;
import com.occuz.kernel.servicelevel.report.ReportQuery.ReadReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code ReportQuery}. */
public final class ReportQueries {

    private static final int BLOCK = 1_000;

    private final ReportsTable reports;
    private final ServiceFactsTable facts;
    private final ReportLedgerTable stored;
    private final LedgerHistory ledger;

    public ReportQueries(
            ReportsTable reports, ServiceFactsTable facts, ReportLedgerTable stored, LedgerHistory ledger) {
        this.reports = reports;
        this.facts = facts;
        this.stored = stored;
        this.ledger = ledger;
    }

    @QueryHandler
    ComposedReport on(ComposeReport query) {
        ReportBasis basis = new ReportBasis();
        copy(query.question().asOf().position()).each(basis::add);
        return ReportComposer.compose(query.question(), basis);
    }

    @QueryHandler
    LedgerCopy on(CopyLedger query) {
        return copy(query.upTo());
    }

    @QueryHandler
    Optional<IssuedReport> on(FindReport query) {
        return reports.find(query.report());
    }

    @QueryHandler
    Optional<IssuedReport> on(FindReportIssuedAt query) {
        return reports.issuedAt(query.position());
    }

    @QueryHandler
    Page<IssuedReport> on(ListReports query) {
        return Page.cut(reports.list(query.before(), query.limit() + 1), query.limit(), IssuedReport::issuedPosition);
    }

    @QueryHandler
    Optional<IssuedText> on(ReadReport query) {
        return reports.find(query.report()).map(report -> new IssuedText(report, document(report)));
    }

    private String document(IssuedReport report) {
        if (ledger.after(report.issuedPosition() - 1, 1).getFirst().payload() instanceof ReportIssued issued) {
            return issued.document();
        }
        throw new IllegalStateException(report.report() + " was not issued at position " + report.issuedPosition());
    }

    /** Every aggregate that figures know of, whole; what an account bought decides what it is told, and changes no figure. */
    private LedgerCopy copy(long upTo) {
        Set<String> aggregates = new TreeSet<>(Set.of(InstallationEvent.AGGREGATE_ID, ServiceLevelEvent.AGGREGATE_ID));
        facts.upTo(upTo).stream()
                .filter(row -> !(row.fact() instanceof NoticesBought))
                .map(ServiceFactRow::subject)
                .forEach(aggregates::add);
        List<Long> positions = stored.positions(aggregates, upTo);
        return reader -> {
            for (int from = 0; from < positions.size(); from += BLOCK) {
                stored.at(positions.subList(from, Math.min(from + BLOCK, positions.size()))).forEach(reader);
            }
        };
    }
}
