package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.sla.oracle.History.Incident;
import com.occuz.kernel.sla.oracle.History.Saying;
import com.occuz.kernel.sla.oracle.History.Sort;
import com.occuz.kernel.sla.oracle.History.Span;
import com.occuz.kernel.sla.oracle.History.Work;
import com.occuz.kernel.sla.oracle.SlowOracle.Outage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which difficulties a history holds. */
final class HistorySorts {

    /** What is easily counted wrongly. */
    enum Difficulty {
        OVERLAPPING_OUTAGES, OUTAGE_WITHIN_ANOTHER, TOUCHING_OUTAGES, THE_SAME_OUTAGE_TWICE, THE_SAME_INCIDENT_TWICE,
        OUTAGE_OF_NO_LENGTH, OUTAGE_ENDING_BEFORE_IT_BEGINS, OPEN_OUTAGE,
        OUTAGE_ACROSS_THE_PERIODS_START, OUTAGE_ACROSS_THE_PERIODS_END, OUTAGE_AROUND_THE_PERIOD,
        RESTORED_AGAIN, RELAPSED_AGAIN, RELAPSE_BEFORE_ITS_RESTORATION, SEVERITY_SAID_OUT_OF_ORDER, SCOPE_SAID_OUT_OF_ORDER,
        START_CORRECTED, RESTORATION_CORRECTED, SEVERITY_CORRECTED, SCOPE_CORRECTED,
        STABILIZATION, STABILIZATION_SHORTENED, RELAPSE_IN_STABILIZATION,
        OUTAGE_WITHIN_WORK, WORK_WITHIN_OUTAGE, WORK_WITHIN_WORK, CLAIM_WITHIN_OUTAGE, OUTAGE_WITHIN_CLAIM,
        CLAIM_WITHIN_WORK, WORK_WITHIN_CLAIM, STABILIZATION_WITHIN_WORK, WORK_WITHIN_STABILIZATION,
        GAP_WITHIN_OUTAGE, OUTAGE_WITHIN_GAP, GAP_WITHIN_WORK, WORK_WITHIN_GAP, OPEN_GAP,
        GAP_WITHIN_STABILIZATION, STABILIZATION_WITHIN_GAP,
        LATE_WORK, OVERRUN, EARLY_START, OPEN_WORK, WORK_EXTENDED, TWO_MIGRATIONS, THREE_MIGRATIONS,
        END_OF_AN_EST_YEAR, START_OF_A_LEAP_YEAR, LEAP_DAY, CLOCKS_SET_FORWARD, CLOCKS_SET_BACK
    }

    private final History history;
    private final Set<Difficulty> found = EnumSet.noneOf(Difficulty.class);

    private HistorySorts(History history) {
        this.history = history;
    }

    static Set<Difficulty> of(History history) {
        HistorySorts sorts = new HistorySorts(history);
        sorts.ofOutages();
        history.incidents().forEach(sorts::ofWords);
        sorts.ofWork();
        sorts.ofNesting();
        sorts.ofTime();
        return sorts.found;
    }

    private void ofOutages() {
        List<Span> all = outages();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                Span a = all.get(i);
                Span b = all.get(j);
                if (i != j) {
                    note(a.from() < b.from() && b.from() < a.until() && a.until() < b.until(), Difficulty.OVERLAPPING_OUTAGES);
                    note(isWithin(b, a), Difficulty.OUTAGE_WITHIN_ANOTHER);
                    note(a.from() < a.until() && a.until() == b.from() && b.from() < b.until(), Difficulty.TOUCHING_OUTAGES);
                    note(a.equals(b) && a.from() < a.until(), Difficulty.THE_SAME_OUTAGE_TWICE);
                }
            }
        }
        for (Span outage : all) {
            boolean atStart = outage.from() < history.from() && history.from() < outage.until();
            boolean atEnd = outage.from() < history.until() && history.until() < outage.until();
            note(outage.from() == outage.until(), Difficulty.OUTAGE_OF_NO_LENGTH);
            note(outage.until() < outage.from(), Difficulty.OUTAGE_ENDING_BEFORE_IT_BEGINS);
            note(atStart, Difficulty.OUTAGE_ACROSS_THE_PERIODS_START);
            note(atEnd, Difficulty.OUTAGE_ACROSS_THE_PERIODS_END);
            note(atStart && atEnd, Difficulty.OUTAGE_AROUND_THE_PERIOD);
        }
        note(history.incidents().size() > new HashSet<>(history.incidents()).size(), Difficulty.THE_SAME_INCIDENT_TWICE);
    }

    private void ofWords(Incident incident) {
        boolean gone = true;
        int last = incident.start();
        for (History.Turn turn : incident.turns()) {
            note(turn.sort() == Sort.START_CORRECTED, Difficulty.START_CORRECTED);
            note(turn.sort() == Sort.RESTORATION_CORRECTED, Difficulty.RESTORATION_CORRECTED);
            note(turn.sort() == Sort.RESTORED && !gone, Difficulty.RESTORED_AGAIN);
            note(turn.sort() == Sort.RELAPSED && gone, Difficulty.RELAPSED_AGAIN);
            note(turn.sort() == Sort.RELAPSED && !gone && turn.tick() < last, Difficulty.RELAPSE_BEFORE_ITS_RESTORATION);
            if (turn.sort() == Sort.RESTORED || turn.sort() == Sort.RELAPSED) {
                gone = turn.sort() == Sort.RELAPSED;
                last = turn.tick();
            }
        }
        note(SlowOracle.outages(incident).getLast().until() == null, Difficulty.OPEN_OUTAGE);
        note(isOutOfOrder(incident.severities()), Difficulty.SEVERITY_SAID_OUT_OF_ORDER);
        note(isOutOfOrder(incident.scopes()), Difficulty.SCOPE_SAID_OUT_OF_ORDER);
        note(isCorrected(incident.severities()), Difficulty.SEVERITY_CORRECTED);
        note(isCorrected(incident.scopes()), Difficulty.SCOPE_CORRECTED);
        Span stabilization = incident.stabilization();
        if (stabilization != null) {
            Integer end = incident.stabilizationEnd();
            note(true, Difficulty.STABILIZATION);
            note(end != null && stabilization.contains(end), Difficulty.STABILIZATION_SHORTENED);
            note(
                    SlowOracle.outages(incident).stream().skip(1).anyMatch(it -> stabilization.contains(it.from())),
                    Difficulty.RELAPSE_IN_STABILIZATION);
        }
    }

    private void ofWork() {
        for (Work work : history.works()) {
            Integer start = work.start();
            Span planned = work.planned();
            note(start != null && work.end() == null, Difficulty.OPEN_WORK);
            if (start != null && planned != null) {
                note(work.recorded() >= start, Difficulty.LATE_WORK);
                note(start < planned.from(), Difficulty.EARLY_START);
                note(work.end() != null && work.end() > planned.until(), Difficulty.OVERRUN);
                note(
                        work.extensions().stream()
                                .anyMatch(it -> it.recorded() < planned.until() && it.until() > planned.until()),
                        Difficulty.WORK_EXTENDED);
            }
        }
        long migrations = history.works().stream()
                .filter(it -> it.kind() == WorkKind.MIGRATION && it.start() != null)
                .map(Work::family)
                .distinct()
                .count();
        note(migrations >= 2, Difficulty.TWO_MIGRATIONS);
        note(migrations >= 3, Difficulty.THREE_MIGRATIONS);
    }

    private void ofNesting() {
        List<Span> works = history.works().stream().map(Work::planned).<Span>mapMulti((it, out) -> {
            if (it != null) {
                out.accept(it);
            }
        }).toList();
        List<Span> claims = history.claims().stream().map(History.Claim::affected).toList();
        List<Span> stabilizations = history.incidents().stream().map(Incident::stabilization).<Span>mapMulti((it, out) -> {
            if (it != null) {
                out.accept(it);
            }
        }).toList();
        List<Span> gaps = new ArrayList<>();
        for (History.Gap gap : history.gaps()) {
            note(gap.until() == null, Difficulty.OPEN_GAP);
            gaps.add(new Span(gap.from(), gap.until() == null ? history.asOf() : gap.until()));
        }
        List<Span> outages = outages();
        note(anyWithin(outages, works), Difficulty.OUTAGE_WITHIN_WORK);
        note(anyWithin(works, outages), Difficulty.WORK_WITHIN_OUTAGE);
        note(anyWithin(works, works), Difficulty.WORK_WITHIN_WORK);
        note(anyWithin(claims, outages), Difficulty.CLAIM_WITHIN_OUTAGE);
        note(anyWithin(outages, claims), Difficulty.OUTAGE_WITHIN_CLAIM);
        note(anyWithin(claims, works), Difficulty.CLAIM_WITHIN_WORK);
        note(anyWithin(works, claims), Difficulty.WORK_WITHIN_CLAIM);
        note(anyWithin(stabilizations, works), Difficulty.STABILIZATION_WITHIN_WORK);
        note(anyWithin(works, stabilizations), Difficulty.WORK_WITHIN_STABILIZATION);
        note(anyWithin(gaps, outages), Difficulty.GAP_WITHIN_OUTAGE);
        note(anyWithin(outages, gaps), Difficulty.OUTAGE_WITHIN_GAP);
        note(anyWithin(gaps, works), Difficulty.GAP_WITHIN_WORK);
        note(anyWithin(works, gaps), Difficulty.WORK_WITHIN_GAP);
        note(anyWithin(gaps, stabilizations), Difficulty.GAP_WITHIN_STABILIZATION);
        note(anyWithin(stabilizations, gaps), Difficulty.STABILIZATION_WITHIN_GAP);
    }

    private void ofTime() {
        note(holds("2026-01-01T05:00:00Z") || holds("2028-01-01T05:00:00Z"), Difficulty.END_OF_AN_EST_YEAR);
        note(holds("2028-01-01T05:00:00Z"), Difficulty.START_OF_A_LEAP_YEAR);
        note(holds("2028-02-29T17:00:00Z"), Difficulty.LEAP_DAY);
        note(holds("2026-03-08T07:00:00Z"), Difficulty.CLOCKS_SET_FORWARD);
        note(holds("2026-11-01T06:00:00Z"), Difficulty.CLOCKS_SET_BACK);
    }

    /** Whether time is measured on both sides of an instant. */
    private boolean holds(String instant) {
        Instant at = Instant.parse(instant);
        return history.axis().at(history.measuredFrom()).isBefore(at)
                && at.isBefore(history.axis().at(history.measuredUntil()));
    }

    /** Each up to the instant of knowledge. */
    private List<Span> outages() {
        List<Span> spans = new ArrayList<>();
        for (Incident incident : history.incidents()) {
            for (Outage outage : SlowOracle.outages(incident)) {
                spans.add(new Span(outage.from(), outage.until() == null ? history.asOf() : outage.until()));
            }
        }
        return spans;
    }

    private static boolean anyWithin(List<Span> inner, List<Span> outer) {
        return inner.stream().anyMatch(one -> outer.stream().anyMatch(other -> isWithin(one, other)));
    }

    private static boolean isWithin(Span inner, Span outer) {
        return outer.from() < inner.from() && inner.from() < inner.until() && inner.until() < outer.until();
    }

    private static boolean isOutOfOrder(List<Saying> sayings) {
        Integer last = null;
        for (Saying said : sayings) {
            if (last != null && said.from() != null && said.from() < last) {
                return true;
            }
            last = said.from();
        }
        return false;
    }

    private static boolean isCorrected(List<Saying> sayings) {
        return sayings.stream().skip(1).anyMatch(it -> it.from() == null);
    }

    private void note(boolean is, Difficulty difficulty) {
        if (is) {
            found.add(difficulty);
        }
    }
}
