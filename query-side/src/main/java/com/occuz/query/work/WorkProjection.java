package com.occuz.query.work;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.Worksheet;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.AggregateEvents;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code view.planned_work}: one row for each work, as after its last event. A row is folded from the work's own
 * events in the ledger, by the same fold that decisions rest on.
 */
@ProcessingGroup(WorkProjection.NAME)
public final class WorkProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "planned-work";

    private final WorkTable table;
    private final LedgerReader ledger;
    private final HandledBlocks handled;
    private final BatchWriter<Map<WorkId, Long>> changes;

    public WorkProjection(WorkTable table, LedgerReader ledger, HandledBlocks handled) {
        this.table = table;
        this.ledger = ledger;
        this.handled = handled;
        this.changes = new BatchWriter<>(NAME, LinkedHashMap::new, this::write);
    }

    @EventHandler
    void on(WorkEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        changes.change(changed -> changed.put(event.work(), at));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "work");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    private void write(Map<WorkId, Long> changed) {
        table.save(changed.entrySet().stream().map(it -> row(it.getKey(), it.getValue())).toList());
    }

    private WorkRow row(WorkId work, long position) {
        List<RecordedEvent> events = AggregateEvents.upTo(ledger, work.toString(), position);
        Worksheet sheet = null;
        for (RecordedEvent event : events) {
            if (!(event.payload() instanceof WorkEvent known)) {
                throw new IllegalStateException("this version cannot read " + event.type() + " of " + work);
            }
            sheet = Worksheet.evolve(sheet, known);
        }
        if (sheet == null) {
            throw new IllegalStateException(work + " was never planned");
        }
        return WorkRow.of(sheet, events.getFirst().position(), events.getLast().position());
    }
}
