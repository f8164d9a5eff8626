package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.ledger.BlindCipher;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.LedgerChain;
import com.occuz.kernel.ledger.StoredEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.operations.InstallationEvent.TestClockStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.FactsOfEvents;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.fact.ServiceFact;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.work.WorkEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger events that a report rests on, taken in one after the other in the order of the ledger. It reads stored text
 * without any key: figures need nothing that somebody wrote.
 */
public final class ReportBasis {

    private final EventCodec codec = new EventCodec(EventTypes.all(), new BlindCipher());
    private final LedgerChain chain = new LedgerChain();
    private final List<Instant> recordedAt = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final List<ServiceFactRow> rows = new ArrayList<>();
    private final Map<String, List<ServiceFactRow>> bySubject = new HashMap<>();
    private final Map<String, List<Recorded>> incidents = new HashMap<>();
    private @Nullable String storeId;
    private boolean testClock;
    private boolean demonstration;

    private record Recorded(long position, IncidentEvent event) {}

    /**
     * Takes in the next event.
     *
     * @throws IllegalArgumentException if this code cannot read events of its type
     */
    public void add(StoredEvent stored) {
        DomainEvent payload = codec.decode(EventType.parse(stored.type()), stored.payload());
        chain.add(stored);
        positions.add(stored.position());
        recordedAt.add(stored.recordedAt());
        switch (payload) {
            case IncidentEvent e -> {
                incidents
                        .computeIfAbsent(stored.aggregateId(), it -> new ArrayList<>())
                        .add(new Recorded(stored.position(), e));
                row(stored, FactsOfEvents.of(e));
            }
            case WorkEvent e -> row(stored, FactsOfEvents.of(e));
            case ExclusionEvent e -> row(stored, Optional.of(FactsOfEvents.of(e)));
            case CandidateEvent e -> row(stored, Optional.of(FactsOfEvents.of(e)));
            case ServiceLevelEvent e -> row(stored, Optional.of(FactsOfEvents.of(e)));
            case InstallationEvent e -> {
                mark(e);
                row(stored, FactsOfEvents.of(e));
            }
            case UnknownEvent e ->
                throw new IllegalArgumentException("this version cannot read events of type " + e.type());
            default -> throw new IllegalArgumentException("no figure rests on events of type " + stored.type());
        }
    }

    private void mark(InstallationEvent event) {
        if (event instanceof InstallationCreated created) {
            storeId = created.storeId();
        }
        testClock |= event instanceof TestClockStarted;
        demonstration |= event instanceof DemonstrationBegun;
    }

    private void row(StoredEvent stored, Optional<ServiceFact> fact) {
        fact.map(it -> new ServiceFactRow(stored.position(), stored.eventId(), stored.aggregateId(), it))
                .ifPresent(row -> {
                    rows.add(row);
                    bySubject.computeIfAbsent(row.subject(), it -> new ArrayList<>()).add(row);
                });
    }

    /** The last position that was recorded at an instant or before; 0 if there is none. */
    long positionAt(Instant instant) {
        int found = Collections.binarySearch(recordedAt, instant);
        int last = found < 0 ? -found - 2 : found;
        return last < 0 ? 0 : positions.get(last);
    }

    List<ServiceFactRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** What a state of knowledge holds of an incident of which it holds something. */
    Dossier dossier(String incident, Known known) {
        List<Recorded> all = Objects.requireNonNull(incidents.get(incident), incident);
        return Objects.requireNonNull(
                Dossier.of(
                        known instanceof Known.BySources sources && isTold(all)
                                ? told(incident, all, sources)
                                : all.stream()
                                        .filter(it -> !(known instanceof Known.BySources by)
                                                || it.position() <= by.recordedBy())
                                        .map(Recorded::event)
                                        .toList()),
                incident);
    }

    private static boolean isTold(List<Recorded> all) {
        return all.stream().anyMatch(it -> it.event() instanceof IncidentStated);
    }

    /** The statements that its source had made, in the source's order. */
    private List<IncidentEvent> told(String incident, List<Recorded> all, Known.BySources known) {
        Map<Long, IncidentEvent> byPosition = new HashMap<>();
        all.forEach(it -> byPosition.put(it.position(), it.event()));
        return FactsAsOf.heard(bySubject.getOrDefault(incident, List.of()), known).stream()
                .map(row -> Objects.requireNonNull(byPosition.get(row.position())))
                .toList();
    }

    /** The permanent id of the event store; empty before its first event. */
    public Optional<String> storeId() {
        return Optional.ofNullable(storeId);
    }

    boolean testClock() {
        return testClock;
    }

    boolean demonstration() {
        return demonstration;
    }

    /** All events so far as one number. */
    public LedgerChain chain() {
        return chain;
    }
}
