package com.occuz.query.servicelevel;

import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.servicelevel.report.ReportEvent;
import com.occuz.kernel.servicelevel.report.ReportEvent.ReportIssued;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.Delivered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.report}: one row per report. There are few of them, so each event is written at once. */
@ProcessingGroup(ReportProjection.NAME)
public final class ReportProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "reports";

    private final ReportsTable table;
    private final HandledBlocks handled;

    public ReportProjection(ReportsTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(ReportEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        table.add(row(event, at));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "servicelevel");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    private static IssuedReport row(ReportEvent event, long position) {
        return switch (event) {
            case ReportIssued e -> new IssuedReport(
                    e.report(),
                    e.period(),
                    e.component(),
                    e.knowledge(),
                    e.position(),
                    e.asOf(),
                    e.policy(),
                    e.calendar(),
                    e.engine(),
                    e.figures(),
                    e.digest(),
                    e.by(),
                    e.occurredAt(),
                    position);
        };
    }
}
