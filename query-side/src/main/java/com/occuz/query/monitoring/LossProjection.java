package com.occuz.query.monitoring;

import com.occuz.kernel.click.LossEvent.ClicksLost;
import com.occuz.kernel.click.LossEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.Delivered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.click_loss}: one row per event, of which there should be none. */
@ProcessingGroup(LossProjection.NAME)
public final class LossProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "click-losses";

    private final LossesTable table;
    private final HandledBlocks handled;

    public LossProjection(LossesTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(LossEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        switch (event) {
            case ClicksLost e -> table.save(e, at);
        }
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
