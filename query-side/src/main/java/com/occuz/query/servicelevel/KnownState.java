package com.occuz.query.servicelevel;

import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.fact.AgreementsAsOf;
import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.servicelevel.fact.Withheld;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Uptime;
import java.util.List;

/**
 * What was known at the moment of a question, read once: it answers that question, and any other of the same moment and
 * account, with no more about planned work than is told to who asks.
 */
record KnownState(ServiceFacts facts, Agreements agreements, Withheld withheld) {

    static KnownState of(Question asked, ServiceFactsTable table, LedgerHistory ledger) {
        List<ServiceFactRow> rows = table.upTo(asked.asOf().position());
        Known known = Known.of(asked, ledger);
        return new KnownState(
                FactsAsOf.of(rows, known), AgreementsAsOf.of(rows, known), Withheld.from(asked.subject(), rows));
    }

    /** The same with other facts. */
    KnownState with(ServiceFacts others) {
        return new KnownState(others, agreements, withheld);
    }

    MeasuredUptime uptime(Question question) {
        MeasuredUptime measured = MeasuredUptime.of(question, facts, agreements);
        return withheld.isNothing()
                ? measured
                : measured.with(withheld.report(measured.report(), everything(question)));
    }

    /** What was measured of the period as a partition. */
    List<Piece> timeline(Question question) {
        return withheld.pieces(everything(question));
    }

    private List<Piece> everything(Question question) {
        return Uptime.timeline(
                question.period(), question.subject(), facts, agreements, question.asOf().at());
    }
}
