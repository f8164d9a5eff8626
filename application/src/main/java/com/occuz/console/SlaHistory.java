package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChange;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.ListFigureChanges;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
import com.occuz.security.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The states of knowledge that a year went through, for replaying them. */
@Component
final class SlaHistory {

    private static final int STOPS = 300;
    private static final int TURNS = 3;

    private final Questions questions;
    private final SlaWhy why;
    private final JsonMapper json;
    private final Times times;

    SlaHistory(Questions questions, SlaWhy why, JsonMapper json, Times times) {
        this.questions = questions;
        this.why = why;
        this.json = json;
        this.times = times;
    }

    /**
     * What the slider runs over, the oldest first; behind the last stop lies the present.
     *
     * @param stops JSON: a list of {@code [position, when, what]}
     * @param count of the stops
     * @param at the stop that is shown, {@code count} for the present
     * @param total how many there are in all
     * @param earlier the address of the stops before these, {@code null} where there are none
     * @param last what was learnt last by the moment that is shown, if it is among the stops
     */
    public record Replay(
            String stops, int count, int at, int total, @Nullable String earlier, Optional<FigureChange> last) {}

    /**
     * What was learnt last by then.
     *
     * @param exactly whether it is the very event of the position that is shown
     */
    public record Learnt(
            long position, Instant recordedAt, String what, List<SlaWhy.Told> about, List<Turn> turns, boolean exactly) {}

    /** A stretch of time that reads otherwise since. */
    public record Turn(Instant from, Instant until, String before, String after) {}

    Replay replay(SlaAsked asked, LedgerMoment present) {
        Optional<Long> before = asked.form().read("stops", SlaHistory::position);
        FigureChanges changes = changes(asked, present, before, STOPS);
        List<FigureChange> stops = changes.items().reversed();
        List<String[]> told = new ArrayList<>();
        int at = 0;
        for (FigureChange stop : stops) {
            told.add(new String[] {
                Long.toString(stop.position()), times.text(stop.recordedAt()), Words.event(stop.type())
            });
            if (stop.position() < asked.asOf().position()) {
                at++;
            }
        }
        return new Replay(
                json.writeValueAsString(told),
                stops.size(),
                asked.present() ? stops.size() : Math.min(at, Math.max(0, stops.size() - 1)),
                changes.total(),
                changes.next().map(next -> asked.known(next) + "&stops=" + next).orElse(null),
                changes.items().stream()
                        .filter(change -> change.position() <= asked.asOf().position())
                        .findFirst());
    }

    /** What was learnt last by the moment that is shown; empty where nothing was known yet. */
    Optional<FigureChange> last(SlaAsked asked) {
        return changes(asked, asked.asOf(), Optional.empty(), 1).items().stream().findFirst();
    }

    Learnt told(Viewer viewer, SlaAsked asked, FigureChange change) {
        return new Learnt(
                change.position(),
                change.recordedAt(),
                Words.event(change.type()),
                why.tell(viewer, asked.asOf(), List.of(change.event())),
                change.windows().stream().limit(TURNS).map(SlaHistory::turn).toList(),
                change.position() == asked.asOf().position());
    }

    private FigureChanges changes(SlaAsked asked, LedgerMoment asOf, Optional<Long> before, int limit) {
        return questions.one(
                new ListFigureChanges(asked.period(), asked.subject(), asOf, before, limit), FigureChanges.class);
    }

    private static Turn turn(Difference difference) {
        return new Turn(
                difference.from(), difference.until(), name(difference.before()), name(difference.after()));
    }

    private static String name(Optional<Piece> piece) {
        return piece.map(it -> it.named().wireName()).orElse("not measured");
    }

    private static long position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidValue("a position is a number");
        }
        return Long.parseLong(text);
    }
}
