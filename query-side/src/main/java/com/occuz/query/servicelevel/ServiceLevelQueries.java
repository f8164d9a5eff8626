package com.occuz.query.servicelevel;

import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Change;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentOf;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.RuleOnWork;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Rulings;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.SourcesAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.servicelevel.fact.AgreementsAsOf;
import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.WorkRulings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code ServiceLevelQuery}. */
public final class ServiceLevelQueries {

    private final ServiceFactsTable table;
    private final LedgerHistory ledger;

    public ServiceLevelQueries(ServiceFactsTable table, LedgerHistory ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    @QueryHandler
    Optional<LedgerMoment> on(ThePresent query) {
        return Optional.of(ledger.present());
    }

    @QueryHandler
    Optional<LedgerMoment> on(MomentAt query) {
        return query.instant().isAfter(ledger.present().at())
                ? Optional.empty()
                : Optional.of(new LedgerMoment(ledger.positionAt(query.instant()), query.instant()));
    }

    /** What was imported since tells of that time as well. */
    @QueryHandler
    Optional<LedgerMoment> on(SourcesAt query) {
        return Optional.of(ledger.present())
                .filter(present -> !query.instant().isAfter(present.at()))
                .map(present -> new LedgerMoment(present.position(), query.instant()));
    }

    @QueryHandler
    Optional<LedgerMoment> on(MomentOf query) {
        return query.position() == 0
                ? Optional.of(new LedgerMoment(0, Instant.EPOCH))
                : ledger.after(query.position() - 1, 1).stream()
                        .findFirst()
                        .map(event -> new LedgerMoment(event.position(), event.recordedAt()));
    }

    @QueryHandler
    MeasuredUptime on(MeasureUptime query) {
        return known(query.question()).uptime(query.question());
    }

    @QueryHandler
    Compared on(CompareUptime query) {
        Question before = query.before();
        Question after = query.after();
        CausesOfChange causes = new CausesOfChange(
                table.upTo(Math.max(before.asOf().position(), after.asOf().position())),
                Known.of(before, ledger),
                Known.of(after, ledger));
        KnownState then = known(before);
        KnownState now = known(after);
        return new Compared(
                then.uptime(before),
                now.uptime(after),
                Difference.between(then.timeline(before), now.timeline(after)).stream()
                        .map(difference -> new Change(
                                difference, now.withheld().told(then.withheld().told(causes.of(difference)))))
                        .toList());
    }

    @QueryHandler
    ShownTimeline on(ShowTimeline query) {
        return new ShownTimeline(query.question(), known(query.question()).timeline(query.question()));
    }

    @QueryHandler
    Rulings on(RuleOnWork query) {
        List<ServiceFactRow> rows = table.upTo(query.asOf().position());
        Known known = new Known.ByUs(query.asOf().position());
        return new Rulings(WorkRulings.of(
                FactsAsOf.of(rows, known).plannedWork(),
                AgreementsAsOf.of(rows, known),
                query.asOf().at()));
    }

    private KnownState known(Question question) {
        return KnownState.of(question, table, ledger);
    }
}
