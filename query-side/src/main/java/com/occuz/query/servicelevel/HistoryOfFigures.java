package com.occuz.query.servicelevel;

import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Agreed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Attributed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Started;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.servicelevel.fact.Withheld;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.Uptime;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which rows changed what is known of a period, without those of work that is not told to who asks. Each row is looked at beside those of its own aggregate alone, and beside
 * the start of the service, which takes one pass. The few rows that mean nothing without those of other aggregates – what
 * an incident is put down to, and whatever is about no incident – are looked at beside all of them.
 */
final class HistoryOfFigures {

    private static final String NOTHING_KNOWN = "";

    private final List<ServiceFactRow> all;
    private final Window period;
    private final Subject subject;
    private final Instant asOf;
    private final Withheld withheld;
    private final Map<String, List<ServiceFactRow>> known = new HashMap<>();

    /** What each aggregate says of the service's beginning, and how many say the same. */
    private final Map<String, Instant> beginnings = new HashMap<>();

    private final TreeMap<Instant, Integer> earliest = new TreeMap<>();
    private final Map<String, Shown> shown = new HashMap<>();
    private final List<Changed> changes = new ArrayList<>();
    private Optional<Instant> said = Optional.empty();
    private Agreements agreements = Agreements.STANDARD;

    /**
     * @param rows how many of the aggregate's were known with it, or of all of them if it {@code takesAll}
     * @param before since when the service ran, as was known without it
     * @param after the same with it
     */
    private record Changed(ServiceFactRow row, int rows, boolean takesAll, Ground before, Ground after) {}

    /** What every timeline is made with: the start of the service, and the versions of the agreement. */
    private record Ground(Optional<Instant> start, Agreements agreements) {}

    /** A timeline with what it was made with. */
    private record Shown(Ground ground, List<Piece> pieces) {}

    private HistoryOfFigures(List<ServiceFactRow> all, Window period, Subject subject, Instant asOf) {
        this.all = all;
        this.period = period;
        this.subject = subject;
        this.asOf = asOf;
        this.withheld = Withheld.from(subject, all);
    }

    /** @param rows all up to the position of {@code asOf}, oldest first */
    static HistoryOfFigures of(List<ServiceFactRow> rows, Window period, Subject subject, Instant asOf) {
        HistoryOfFigures history = new HistoryOfFigures(rows, period, subject, asOf);
        for (int i = 0; i < rows.size(); i++) {
            history.add(rows.get(i), i + 1);
        }
        return history;
    }

    /** The rows that changed something, oldest first. */
    List<ServiceFactRow> rows() {
        return changes.stream().map(Changed::row).toList();
    }

    /** What the {@code index}th of them made of the time, as of the instant at which it was recorded. */
    List<Difference> windows(int index, Instant recordedAt) {
        Changed change = changes.get(index);
        List<ServiceFactRow> rows = (change.takesAll() ? all : known.getOrDefault(change.row().subject(), List.of()))
                .subList(0, change.rows());
        return Difference.between(
                timeline(rows.subList(0, rows.size() - 1), change.before(), recordedAt),
                timeline(rows, change.after(), recordedAt));
    }

    /** @param count of the rows up to this one, included */
    private void add(ServiceFactRow row, int count) {
        List<ServiceFactRow> rows = known.computeIfAbsent(row.subject(), it -> new ArrayList<>());
        Ground groundBefore = ground();
        List<Piece> before = shown(row.subject(), rows, groundBefore);
        rows.add(row);
        begin(row.subject(), rows);
        if (row.fact() instanceof Agreed agreed) {
            agreements = agreements.with(new Agreement(agreed.terms(), agreed.calendar()), agreed.from());
        }
        Ground groundAfter = ground();
        List<Piece> after = timeline(rows, groundAfter, asOf);
        shown.put(row.subject(), new Shown(groundAfter, after));
        if (withheld.hides(row)) {
            return;
        }
        if (!before.equals(after)) {
            changes.add(new Changed(row, rows.size(), false, groundBefore, groundAfter));
        } else if (meansNothingAlone(row)
                && !timeline(all.subList(0, count - 1), groundBefore, asOf)
                        .equals(timeline(all.subList(0, count), groundAfter, asOf))) {
            changes.add(new Changed(row, count, true, groundBefore, groundAfter));
        }
    }

    /** The aggregate's timeline as it was when its last row came, unless what it was made with has changed since. */
    private List<Piece> shown(String aggregate, List<ServiceFactRow> rows, Ground ground) {
        String key = rows.isEmpty() ? NOTHING_KNOWN : aggregate;
        Shown last = shown.get(key);
        if (last == null || !last.ground().equals(ground)) {
            last = new Shown(ground, timeline(rows, ground, asOf));
            shown.put(key, last);
        }
        return last.pieces();
    }

    private static boolean meansNothingAlone(ServiceFactRow row) {
        return row.fact() instanceof Attributed
                || row.fact() instanceof Agreed
                || !row.subject().startsWith("incident:")
                        && !row.subject().equals(ServiceLevelEvent.AGGREGATE_ID)
                        && !row.subject().equals(InstallationEvent.AGGREGATE_ID);
    }

    private Ground ground() {
        return new Ground(start(), agreements);
    }

    private Optional<Instant> start() {
        return said.or(() -> earliest.isEmpty() ? Optional.empty() : Optional.of(earliest.firstKey()));
    }

    private void begin(String aggregate, List<ServiceFactRow> rows) {
        if (said.isPresent() && !aggregate.equals(ServiceLevelEvent.AGGREGATE_ID)) {
            return;
        }
        Optional<Instant> told = FactsAsOf.of(rows, new Known.ByUs(Long.MAX_VALUE))
                .serviceStart()
                .map(Stated::at);
        if (aggregate.equals(ServiceLevelEvent.AGGREGATE_ID)) {
            said = told;
            return;
        }
        Instant was = told.isPresent() ? beginnings.put(aggregate, told.get()) : beginnings.remove(aggregate);
        if (was != null) {
            earliest.computeIfPresent(was, (at, count) -> count == 1 ? null : count - 1);
        }
        told.ifPresent(at -> earliest.merge(at, 1, Integer::sum));
    }

    /** These rows alone, within the time in which the service runs. */
    private List<Piece> timeline(List<ServiceFactRow> rows, Ground ground, Instant at) {
        if (ground.start().isEmpty()) {
            return List.of();
        }
        List<ServiceFactRow> facts = new ArrayList<>(rows);
        facts.add(new ServiceFactRow(Long.MAX_VALUE, "", ServiceLevelEvent.AGGREGATE_ID, new Started(ground.start().get())));
        return withheld.pieces(Uptime.timeline(
                period,
                subject,
                FactsAsOf.of(facts, new Known.ByUs(Long.MAX_VALUE)),
                ground.agreements(),
                at));
    }
}
