package com.occuz.query.servicelevel;

import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.TermsChange;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.PreviewTerms;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsPreview;
import com.occuz.kernel.servicelevel.fact.AgreementsAsOf;
import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.ClockOutlook.Lights;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import com.occuz.query.incident.OpenIncidents;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code TermsQuery}: versions from the ledger itself, which is the truth and holds few of them. */
public final class TermsQueries {

    private final LedgerAgreements agreements;
    private final ServiceFactsTable table;
    private final LedgerHistory ledger;
    private final OpenIncidents incidents;

    public TermsQueries(
            LedgerAgreements agreements, ServiceFactsTable table, LedgerHistory ledger, OpenIncidents incidents) {
        this.incidents = incidents;
        this.agreements = agreements;
        this.table = table;
        this.ledger = ledger;
    }

    @QueryHandler
    TermsHistory on(ListTerms query) {
        return agreements.history();
    }

    @QueryHandler
    TermsPreview on(PreviewTerms query) {
        LedgerMoment present = ledger.present();
        Known known = new Known.ByUs(present.position());
        List<ServiceFactRow> rows = table.upTo(present.position());
        ServiceFacts facts = FactsAsOf.of(rows, known);
        Agreements published = AgreementsAsOf.of(rows, known);
        Agreement last = published.latest().agreement();
        Agreement next = query.next().after(last);
        boolean same = next.equals(last);
        Question question = new Question(
                Est.year(Est.yearOf(query.now())),
                Subject.PLATFORM,
                new LedgerMoment(present.position(), query.now()),
                Knowledge.OURS);
        Lights lights = new Lights(
                published, same ? published : published.with(next, query.from()), Agreements.always(next));
        return new TermsPreview(
                TermsChange.between(last, next),
                MeasuredUptime.of(question, facts, lights.asItIs()),
                MeasuredUptime.of(question, facts, lights.published()),
                MeasuredUptime.of(question, facts, lights.allAlong()),
                incidents.clocks(lights, query.now(), query.from()));
    }
}
