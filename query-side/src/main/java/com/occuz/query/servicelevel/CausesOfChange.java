package com.occuz.query.servicelevel;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
import com.occuz.query.servicelevel.ServiceFact.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events made two states of knowledge differ: those known at one of them only, about the incidents that a
 * difference speaks of, or about the service where one of both did not measure at all.
 */
final class CausesOfChange {

    private final Map<String, String> subjects = new HashMap<>();
    private final List<ServiceFactRow> learnt;

    CausesOfChange(List<ServiceFactRow> rows, LedgerMoment one, LedgerMoment other, Knowledge knowledge) {
        rows.forEach(row -> subjects.put(row.event(), row.subject()));
        this.learnt = rows.stream()
                .filter(row -> isKnown(row, one, knowledge) != isKnown(row, other, knowledge))
                .toList();
    }

    /** Ids of events, in the order in which they were recorded. */
    List<String> of(Difference difference) {
        Set<String> spokenOf = new HashSet<>();
        Stream.of(difference.before(), difference.after())
                .flatMap(piece -> piece.map(Piece::events).stream())
                .flatMap(List::stream)
                .forEach(event -> spokenOf.add(subjects.getOrDefault(event, event)));
        if (difference.before().isEmpty() || difference.after().isEmpty()) {
            spokenOf.add(ServiceLevelEvent.AGGREGATE_ID);
        }
        return learnt.stream()
                .filter(row -> spokenOf.contains(row.subject()))
                .map(ServiceFactRow::event)
                .toList();
    }

    private static boolean isKnown(ServiceFactRow row, LedgerMoment moment, Knowledge knowledge) {
        boolean recorded = row.position() <= moment.position();
        return knowledge == Knowledge.SOURCE && row.fact() instanceof Told told
                ? recorded && !told.statedAt().isAfter(moment.at())
                : recorded;
    }
}
