package com.occuz.kernel.servicelevel;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions about how figures came about; each stands beside its answer. */
public sealed interface FigureQuery {

    /**
     * A period with all its parts, from one reading of the facts. Answer: a {@link Survey}.
     *
     * @param others further periods of the same subject, as of the same moment
     */
    record SurveyPeriod(Question question, List<Window> others) implements FigureQuery {

        public SurveyPeriod {
            others = List.copyOf(others);
        }
    }

    /**
     * @param whole the figures that were asked for
     * @param others those of the further periods, in their order
     * @param lanes the platform, then each component, in the period that was asked for
     */
    record Survey(MeasuredUptime whole, List<MeasuredUptime> others, List<Lane> lanes) {

        public Survey {
            others = List.copyOf(others);
            lanes = List.copyOf(lanes);
        }

        /** The lane of the subject that was asked for. */
        public Lane own() {
            return lanes.stream()
                    .filter(lane -> lane.subject().equals(whole.question().subject()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One subject's time. */
    record Lane(Subject subject, UptimeReport report, List<Piece> pieces) {

        public Lane {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * The events that changed what is known of a period, by our own knowledge (not by that of sources), newest first.
     * Answer: a {@link FigureChanges}.
     *
     * @param asOf only what was recorded up to it
     * @param before only events before this position
     */
    record ListFigureChanges(Window period, Subject subject, LedgerMoment asOf, Optional<Long> before, int limit)
            implements FigureQuery {}

    /**
     * @param next the position to go on before, empty where this is all
     * @param total how many there are up to {@code asOf}
     */
    record FigureChanges(List<FigureChange> items, Optional<Long> next, int total) {

        public FigureChanges {
            items = List.copyOf(items);
        }
    }

    /**
     * An event that changed the windows of a period, or what they rest on.
     *
     * @param event its id
     * @param type as stored, e.g. {@code incident.ServiceRestored/1}
     * @param aggregate what it is about, e.g. {@code incident:…}
     * @param windows what it made of the time, by itself and at the instant at which it was recorded; where others hold as
     *     well, theirs may take precedence. None where it changed only what windows rest on, as the end of what was open
     */
    record FigureChange(
            long position,
            Instant recordedAt,
            String event,
            String type,
            String aggregate,
            List<Difference> windows) {

        public FigureChange {
            windows = List.copyOf(windows);
        }
    }

    /**
     * What windows name as their events. Answer: an {@link EventsBehind}.
     *
     * @param events ids; unknown ones, and those recorded after {@code asOf}, are left out
     */
    record WhichEvents(List<String> events, LedgerMoment asOf) implements FigureQuery {

        public WhichEvents {
            events = List.copyOf(events);
        }
    }

    /** In the order of their positions. */
    record EventsBehind(List<EventBehind> items) {

        public EventsBehind {
            items = List.copyOf(items);
        }
    }

    /**
     * An event behind a window, without what people wrote.
     *
     * @param recordedAt when we learnt it
     * @param occurredAt when it was so
     * @param type as stored
     */
    record EventBehind(
            String event, long position, Instant recordedAt, Instant occurredAt, String type, String aggregate) {}
}
