package com.occuz.query.servicelevel;

import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.servicelevel.FigureQuery.EventBehind;
import com.occuz.kernel.servicelevel.FigureQuery.EventsBehind;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChange;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.Lane;
import com.occuz.kernel.servicelevel.FigureQuery.ListFigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.Survey;
import com.occuz.kernel.servicelevel.FigureQuery.SurveyPeriod;
import com.occuz.kernel.servicelevel.FigureQuery.WhichEvents;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Window;
import com.occuz.query.servicelevel.LedgerStampsTable.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code FigureQuery}. */
public final class FigureQueries {

    private final ServiceFactsTable table;
    private final LedgerStampsTable stamps;
    private final LedgerHistory ledger;

    public FigureQueries(ServiceFactsTable table, LedgerStampsTable stamps, LedgerHistory ledger) {
        this.table = table;
        this.stamps = stamps;
        this.ledger = ledger;
    }

    @QueryHandler
    Survey on(SurveyPeriod query) {
        Question asked = query.question();
        KnownState known = KnownState.of(asked, table, ledger);
        List<Lane> lanes = new ArrayList<>();
        MeasuredUptime whole = known.uptime(asked);
        for (Subject subject : subjects(asked.subject())) {
            Question question = new Question(asked.period(), subject, asked.asOf(), asked.knowledge());
            lanes.add(new Lane(
                    subject,
                    subject.equals(asked.subject())
                            ? whole.report()
                            : known.uptime(question).report(),
                    known.timeline(question)));
        }
        List<MeasuredUptime> others = new ArrayList<>();
        for (Window other : query.others()) {
            others.add(known.with(within(other, known.facts()))
                    .uptime(new Question(other, asked.subject(), asked.asOf(), asked.knowledge())));
        }
        return new Survey(whole, others, lanes);
    }

    /** Without incidents that say nothing of the period: of a year with many, a month has few. */
    private static ServiceFacts within(Window period, ServiceFacts facts) {
        return new ServiceFacts(
                facts.serviceStart(),
                facts.incidents().stream().filter(incident -> touches(incident, period)).toList(),
                facts.plannedWork(),
                facts.exclusions(),
                facts.absences());
    }

    private static boolean touches(IncidentFacts incident, Window period) {
        return incident.outages().stream().anyMatch(outage -> outage.from().at().isBefore(period.until())
                        && outage.until().map(Stated::at).filter(it -> it.isBefore(period.from())).isEmpty())
                || incident.stabilization()
                        .filter(it -> it.window().from().isBefore(period.until())
                                && !it.window().until().isBefore(period.from()))
                        .isPresent();
    }

    /** As the same customer met them, where it is one customer's view. */
    private static List<Subject> subjects(Subject asked) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject(Optional.empty(), asked.account()));
        Arrays.stream(Component.values())
                .map(component -> new Subject(Optional.of(component), asked.account()))
                .forEach(subjects::add);
        return subjects;
    }

    @QueryHandler
    FigureChanges on(ListFigureChanges query) {
        HistoryOfFigures history = HistoryOfFigures.of(
                table.upTo(query.asOf().position()), query.period(), query.subject(), query.asOf().at());
        List<ServiceFactRow> rows = history.rows();
        int end = rows.size();
        while (query.before().isPresent() && end > 0 && rows.get(end - 1).position() >= query.before().get()) {
            end--;
        }
        int begin = Math.max(0, end - query.limit());
        Map<Long, Stamp> stamped =
                stamps.at(rows.subList(begin, end).stream().map(ServiceFactRow::position).toList());
        List<FigureChange> items = new ArrayList<>();
        for (int i = end - 1; i >= begin; i--) {
            ServiceFactRow row = rows.get(i);
            Stamp stamp = Objects.requireNonNull(stamped.get(row.position()), "the ledger holds what views were told");
            items.add(new FigureChange(
                    row.position(), stamp.recordedAt(), row.event(), stamp.type(), row.subject(),
                    history.windows(i, stamp.recordedAt())));
        }
        return new FigureChanges(
                items,
                begin == 0 ? Optional.empty() : Optional.of(rows.get(begin).position()),
                rows.size());
    }

    @QueryHandler
    EventsBehind on(WhichEvents query) {
        Set<String> wanted = new HashSet<>(query.events());
        return new EventsBehind(table.upTo(query.asOf().position()).stream()
                .filter(row -> wanted.contains(row.event()))
                .map(row -> behind(ledger.after(row.position() - 1, 1).getFirst()))
                .toList());
    }

    private static EventBehind behind(RecordedEvent event) {
        return new EventBehind(
                event.eventId(),
                event.position(),
                event.recordedAt(),
                event.payload().occurredAt(),
                event.type().toString(),
                event.aggregateId());
    }
}
