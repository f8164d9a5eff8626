package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.servicelevel.FigureQuery.EventBehind;
import com.occuz.kernel.servicelevel.FigureQuery.EventsBehind;
import com.occuz.kernel.servicelevel.FigureQuery.WhichEvents;
import com.occuz.kernel.sla.Piece;
import com.occuz.security.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why windows are what they are: their clause, what it means for the figure, and the events behind them. */
@Component
final class SlaWhy {

    /** Where hundreds of incidents overlap, the first of them say enough. */
    private static final int EVENTS = 12;

    private final Questions questions;
    private final Acts acts;

    SlaWhy(Questions questions, Acts acts) {
        this.questions = questions;
        this.acts = acts;
    }

    /** @param more how many of its events are not among those of {@code behind} */
    public record Explained(
            Instant from,
            Instant until,
            String named,
            String clause,
            String lasted,
            String reading,
            List<Told> behind,
            int more) {}

    /**
     * What one incident has to do with it.
     *
     * @param name of the incident, or of what else the events are about
     * @param href {@code null} where there is no page about it
     */
    public record Told(String name, @Nullable String href, List<EventRow> events) {}

    /** @param occurredAt when it was so; {@code recordedAt} when we learnt it */
    public record EventRow(long position, String what, Instant occurredAt, Instant recordedAt) {}

    List<Explained> explain(Viewer viewer, LedgerMoment asOf, List<Piece> pieces) {
        Map<String, EventBehind> known = events(
                asOf, pieces.stream().flatMap(piece -> piece.events().stream().limit(EVENTS)).toList());
        Map<String, Told> names = new HashMap<>();
        return pieces.stream()
                .map(piece -> new Explained(
                        piece.from(),
                        piece.until(),
                        piece.named().wireName(),
                        piece.clause(),
                        Durations.text(Duration.ofMillis(piece.millis())),
                        SlaClasses.reading(piece),
                        told(viewer, piece.events().stream().limit(EVENTS).toList(), known, names),
                        Math.max(0, piece.events().size() - EVENTS)))
                .toList();
    }

    /** The same for events alone, by what they are about. */
    List<Told> tell(Viewer viewer, LedgerMoment asOf, List<String> events) {
        return told(viewer, events, events(asOf, events), new HashMap<>());
    }

    private Map<String, EventBehind> events(LedgerMoment asOf, List<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : questions.one(new WhichEvents(ids, asOf), EventsBehind.class).items().stream()
                        .collect(Collectors.toMap(EventBehind::event, Function.identity()));
    }

    /** @param names of aggregates that were asked for on this page already */
    private List<Told> told(
            Viewer viewer, List<String> ids, Map<String, EventBehind> known, Map<String, Told> names) {
        Map<String, List<EventRow>> byAggregate = new LinkedHashMap<>();
        ids.stream().map(known::get).filter(Objects::nonNull).forEach(event -> byAggregate
                .computeIfAbsent(event.aggregate(), it -> new ArrayList<>())
                .add(new EventRow(
                        event.position(), Words.event(event.type()), event.occurredAt(), event.recordedAt())));
        List<Told> told = new ArrayList<>();
        byAggregate.forEach((aggregate, events) -> {
            Told named = names.computeIfAbsent(aggregate, it -> named(viewer, it));
            told.add(new Told(named.name(), named.href(), events));
        });
        return told;
    }

    /** An incident under its present title, as far as the viewer may know it. */
    private Told named(Viewer viewer, String aggregate) {
        if (aggregate.startsWith("candidate:")) {
            String page = viewer.role() == Role.CUSTOMER
                    ? null
                    : "/unexplained#candidate-" + CandidateId.parse(aggregate).name();
            return new Told("Time that nobody could explain", page, List.of());
        }
        if (!aggregate.startsWith("incident:")) {
            return new Told(
                    switch (aggregate.substring(0, aggregate.indexOf(':') + 1)) {
                        case "servicelevel:" -> "The service";
                        case "exclusion:" -> "A claim of § 9";
                        case "maintenance:" -> "Maintenance";
                        case "migration:" -> "A migration";
                        default -> "The installation";
                    },
                    null,
                    List.of());
        }
        IncidentId incident = IncidentId.parse(aggregate);
        return questions
                .optional(new FindIncident(viewer.incidents(), incident, acts.now()), IncidentView.class)
                .map(view -> new Told(view.title(), "/incidents/" + incident.name(), List.of()))
                .orElseGet(() -> new Told("An incident that was withdrawn", null, List.of()));
    }
}
