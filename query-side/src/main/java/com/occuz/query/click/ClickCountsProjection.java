package com.occuz.query.click;

import com.occuz.kernel.click.ClickEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Counts the clicks of the click store; the positions it sees are that store's. */
@ProcessingGroup(ClickCountsProjection.NAME)
public final class ClickCountsProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "click-counts";

    private final ClickCountsTable table;
    private final HandledBlocks handled;
    private final BatchWriter<ClickCounts> counts;

    public ClickCountsProjection(ClickCountsTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
        this.counts = new BatchWriter<>(NAME, ClickCounts::new, table::add);
    }

    @EventHandler
    void on(ClickEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        counts.change(added -> added.add(event));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "click");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }
}
