package com.occuz.query.incident;

import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code view.incident}: one row per incident, as after its last event. A correction or a withdrawal can bring back
 * what no row holds any more, so a row is made from the incident's own events in the ledger and not from the row before.
 */
@ProcessingGroup(IncidentProjection.NAME)
public final class IncidentProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "incidents";

    private final IncidentsTable table;
    private final IncidentEvents events;
    private final LedgerAgreements agreements;
    private final HandledBlocks handled;
    private final BatchWriter<Map<IncidentId, Long>> changes;

    public IncidentProjection(IncidentsTable table, LedgerReader ledger, LedgerAgreements agreements, HandledBlocks handled) {
        this.table = table;
        this.events = new IncidentEvents(ledger);
        this.agreements = agreements;
        this.handled = handled;
        this.changes = new BatchWriter<>(NAME, LinkedHashMap::new, this::write);
    }

    @EventHandler
    void on(IncidentEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        changes.change(changed -> changed.put(event.incident(), at));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "incident");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    private void write(Map<IncidentId, Long> changed) {
        table.save(changed.entrySet().stream().map(it -> row(it.getKey(), it.getValue())).toList());
    }

    private IncidentRow row(IncidentId incident, long position) {
        IncidentEvents.Known known = events.upTo(incident, position);
        return IncidentRow.of(
                known.dossier(), known.begunPosition(), known.last().position(), known.last().recordedAt(),
                agreements.upTo(position));
    }
}
