package com.occuz.query.incident;

import com.occuz.kernel.incident.IncidentImportEvent;
import com.occuz.kernel.incident.IncidentImportEvent.ImportBegun;
import com.occuz.kernel.incident.IncidentImportEvent.ImportEnded;
import com.occuz.kernel.incident.IncidentImportEvent.ImportWithdrawn;
import com.occuz.kernel.incident.IncidentQuery.ImportView;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.Delivered;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.incident_import}: one row per import. There are few of them, so each event is written at once. */
@ProcessingGroup(IncidentImportProjection.NAME)
public final class IncidentImportProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "incident-imports";

    private final IncidentImportsTable table;
    private final HandledBlocks handled;

    public IncidentImportProjection(IncidentImportsTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(IncidentImportEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        table.save(evolve(table.find(event.importId()).orElse(null), event, at));
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

    /** The row after an event; {@code row} is {@code null} before the first one. */
    static ImportView evolve(@Nullable ImportView row, IncidentImportEvent event, long position) {
        return switch (event) {
            case ImportBegun e -> new ImportView(
                    e.importId(), ImportView.Progress.RUNNING, 0, 0, 0, 0, List.of(), false, e.occurredAt(), position);
            case ImportEnded e -> new ImportView(
                    e.importId(),
                    e.complete() ? ImportView.Progress.COMPLETED : ImportView.Progress.FAILED,
                    e.read(),
                    e.accepted(),
                    e.duplicates(),
                    e.rejected(),
                    e.errors(),
                    false,
                    known(row, e).begunAt(),
                    position);
            case ImportWithdrawn e -> {
                ImportView before = known(row, e);
                yield new ImportView(
                        before.importId(),
                        before.progress(),
                        before.read(),
                        before.accepted(),
                        before.duplicates(),
                        before.rejected(),
                        before.errors(),
                        true,
                        before.begunAt(),
                        position);
            }
        };
    }

    private static ImportView known(@Nullable ImportView row, IncidentImportEvent event) {
        if (row == null) {
            throw new IllegalStateException(event.importId() + " ends but was never begun");
        }
        return row;
    }
}
