package com.occuz.kernel.servicelevel.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Uptime;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.sla.oracle.ToldHistory;
import com.occuz.kernel.sla.oracle.ToldHistory.Stretch;
import com.occuz.kernel.sla.oracle.ToldHistory.Told;
import com.occuz.kernel.work.WorkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Order of arrival matters only to record time: the same events in any order give the same figures and the same windows, to
 * the letter, and those are the oracle's. On PostgreSQL a test of the views says so too.
 */
class OrderOfArrivalTest {

    private static final int HISTORIES = 700;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20261123})
    void changes_no_figure_and_no_window_and_the_oracle_says_the_same(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < HISTORIES; round++) {
            ToldHistory history = ToldHistory.draw(random);
            String told = "seed " + seed + ", round " + round + ": " + history;
            List<ServiceFactRow> one = rows(history.arrival(random));
            List<ServiceFactRow> other = rows(history.arrival(random));

            UptimeReport report = report(history, one);
            assertThat(report.toString()).as(told).isEqualTo(report(history, other).toString());
            List<String> windows = windows(history, one);
            assertThat(windows).as(told).isEqualTo(windows(history, other));

            ToldHistory.Figures truth = history.figures();
            assertThat(report.net()).as(told).isEqualTo(truth.net());
            assertThat(report.raw()).as(told).isEqualTo(truth.raw());
            assertThat(report.excludedMillis().values().stream().mapToLong(Long::longValue).sum())
                    .as(told)
                    .isEqualTo(truth.excludedMillis());
            assertThat(stretches(history, one)).as(told).isEqualTo(history.timeline());
        }
    }

    private static List<ServiceFactRow> rows(List<Told> arrival) {
        List<ServiceFactRow> rows = new ArrayList<>();
        for (Told told : arrival) {
            fact(told).ifPresent(it ->
                    rows.add(new ServiceFactRow(rows.size() + 1L, told.id(), told.aggregate(), it)));
        }
        return rows;
    }

    private static Optional<ServiceFact> fact(Told told) {
        return switch (told.event()) {
            case IncidentEvent e -> FactsOfEvents.of(e);
            case WorkEvent e -> FactsOfEvents.of(e);
            case ServiceLevelEvent e -> Optional.of(FactsOfEvents.of(e));
            case ExclusionEvent e -> Optional.of(FactsOfEvents.of(e));
            default -> throw new IllegalStateException("no figure knows of " + told);
        };
    }

    private static ServiceFacts facts(List<ServiceFactRow> rows) {
        return FactsAsOf.of(rows, new Known.ByUs(Long.MAX_VALUE));
    }

    private static UptimeReport report(ToldHistory history, List<ServiceFactRow> rows) {
        return Uptime.report(
                history.period(), history.subject(), facts(rows), Agreements.STANDARD, history.asOf());
    }

    private static List<Piece> pieces(ToldHistory history, List<ServiceFactRow> rows) {
        return Uptime.timeline(
                history.period(), history.subject(), facts(rows), Agreements.STANDARD, history.asOf());
    }

    /** Events in the order of their ids: that in which they were recorded is all that may differ. */
    private static List<String> windows(ToldHistory history, List<ServiceFactRow> rows) {
        return pieces(history, rows).stream()
                .map(it -> it.from() + " " + it.until() + " " + it.named() + " " + it.weight() + " "
                        + new TreeSet<>(it.events()))
                .toList();
    }

    /** Neighbours of one class joined, as the oracle knows nothing of events. */
    private static List<Stretch> stretches(ToldHistory history, List<ServiceFactRow> rows) {
        List<Stretch> stretches = new ArrayList<>();
        for (Piece piece : pieces(history, rows)) {
            boolean joins = !stretches.isEmpty() && stretches.getLast().named() == piece.named();
            stretches.add(new Stretch(
                    joins ? stretches.removeLast().from() : piece.from(), piece.until(), piece.named()));
        }
        return stretches;
    }
}
