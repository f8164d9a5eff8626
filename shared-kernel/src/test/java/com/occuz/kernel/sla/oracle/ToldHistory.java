package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random history under the agreement's own terms, as events tell it, and what the oracle says of it. */
public final class ToldHistory {

    private final History history;
    private final List<HistoryEvents.Aggregate> aggregates;

    /** What an event says; it keeps its id in whatever order it arrives. */
    public record Told(String id, String aggregate, DomainEvent event) {}

    /** Time of one class; the next one is of another. */
    public record Stretch(Instant from, Instant until, ServiceClass named) {}

    private ToldHistory(History history) {
        this.history = HistoryEvents.tellable(history);
        this.aggregates = HistoryEvents.of(this.history);
    }

    public static ToldHistory draw(SplittableRandom random) {
        return new ToldHistory(RandomHistory.underTheAgreement(random));
    }

    public Window period() {
        return history.axis().window(new History.Span(history.from(), history.until()));
    }

    public Subject subject() {
        return history.subject();
    }

    /** The instant of knowledge, by which all events are known. */
    public Instant asOf() {
        return history.axis().at(history.asOf());
    }

    /**
     * All events in an order in which they can be recorded: what is said of one thing about one matter keeps its order,
     * because there a later word holds; everything else comes as it may.
     */
    public List<Told> arrival(SplittableRandom random) {
        List<List<Told>> strands = new ArrayList<>();
        for (HistoryEvents.Aggregate aggregate : aggregates) {
            List<Told> whole = new ArrayList<>(List.of(aggregate.first()));
            whole.addAll(merged(aggregate.strands(), random));
            strands.add(whole);
        }
        return merged(strands, random);
    }

    private static List<Told> merged(List<List<Told>> strands, SplittableRandom random) {
        List<List<Told>> left = new ArrayList<>();
        strands.stream().filter(it -> !it.isEmpty()).map(ArrayList::new).forEach(left::add);
        List<Told> merged = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Told> strand = left.get(random.nextInt(left.size()));
            merged.add(strand.removeFirst());
            left.removeIf(List::isEmpty);
        }
        return merged;
    }

    /** What the oracle adds up. */
    public record Figures(Figure net, Figure raw, long excludedMillis) {}

    public Figures figures() {
        SlowOracle oracle = new SlowOracle(history);
        OracleSums sums = new OracleSums(history, 1);
        for (int tick = history.measuredFrom(); tick < history.measuredUntil(); tick++) {
            sums.add(oracle.tick(tick), history.terms(tick).leaveBoth());
        }
        return new Figures(sums.net(), sums.raw(), sums.excludedMillis());
    }

    /** What the oracle says of each tick, with neighbours of one class joined. */
    public List<Stretch> timeline() {
        SlowOracle oracle = new SlowOracle(history);
        List<Stretch> stretches = new ArrayList<>();
        for (int tick = history.measuredFrom(); tick < history.measuredUntil(); tick++) {
            Stretch next = new Stretch(
                    history.axis().at(tick), history.axis().at(tick + 1), oracle.tick(tick).named());
            boolean joins = !stretches.isEmpty() && stretches.getLast().named() == next.named();
            stretches.add(joins ? new Stretch(stretches.removeLast().from(), next.until(), next.named()) : next);
        }
        return stretches;
    }

    @Override
    public String toString() {
        return history.toString();
    }
}
