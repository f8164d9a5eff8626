package com.occuz.query.servicelevel;

import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Agreed;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
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

    CausesOfChange(List<ServiceFactRow> rows, Known one, Known other) {
        rows.forEach(row -> subjects.put(row.event(), row.subject()));
        this.learnt = rows.stream()
                .filter(row -> one.hears(row) != other.hears(row))
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
                .filter(row -> row.fact() instanceof Agreed agreed
                        ? weighsOtherwise(agreed, difference)
                        : spokenOf.contains(row.subject()))
                .map(ServiceFactRow::event)
                .toList();
    }

    /**
     * Another version of the agreement speaks of no incident, and of all that it is in force for; that time went on is not
     * its doing.
     */
    private static boolean weighsOtherwise(Agreed agreed, Difference difference) {
        return difference.before().isPresent()
                && difference.after().isPresent()
                && agreed.from().isBefore(difference.until());
    }
}
