package com.occuz.query.support;

import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.support.SupportTimeEvent;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.Delivered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.support_time}: one row per entry. */
@ProcessingGroup(SupportTimeProjection.NAME)
public final class SupportTimeProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "support-time";

    private final SupportTimeTable table;
    private final HandledBlocks handled;

    public SupportTimeProjection(SupportTimeTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(SupportTimeEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        switch (event) {
            case SupportTimeRecorded e -> table.save(e, at);
        }
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "support");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }
}
