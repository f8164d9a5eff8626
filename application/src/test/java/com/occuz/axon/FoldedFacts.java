package com.occuz.axon;

import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.FactsOfEvents;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.fact.ServiceFact;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.work.WorkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the query side knows of the service after some events, as its view tells it: without a view. */
final class FoldedFacts {

    private final List<ServiceFactRow> rows = new ArrayList<>();
    private int position;

    void on(String aggregate, DomainEvent event) {
        position++;
        Optional<ServiceFact> fact =
                switch (event) {
                    case IncidentEvent e -> FactsOfEvents.of(e);
                    case WorkEvent e -> FactsOfEvents.of(e);
                    case ServiceLevelEvent e -> Optional.of(FactsOfEvents.of(e));
                    case ExclusionEvent e -> Optional.of(FactsOfEvents.of(e));
                    default -> Optional.empty();
                };
        fact.ifPresent(it -> rows.add(new ServiceFactRow(position, "event-" + position, aggregate, it)));
    }

    ServiceFacts known() {
        return FactsAsOf.of(rows, new Known.ByUs(position));
    }
}
