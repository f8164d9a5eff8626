package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a report. */
public sealed interface ReportEvent extends DomainEvent {

    ReportId report();

    /**
     * Figures left the house. They are never computed anew in silence: whatever comes to be known later is shown as a
     * difference to this.
     *
     * @param component {@code null}: the platform
     * @param position nothing recorded behind it was known
     * @param asOf nothing beyond it was measured
     * @param engine the version of the arithmetic
     * @param digest {@code sha256:} and the hexadecimal digest of the document in UTF-8
     * @param document the report as canonical JSON, see {@link ReportDocument}; it holds nothing that identifies anybody
     * @param by who issued it
     */
    record ReportIssued(
            ReportId report,
            Window period,
            @Nullable Component component,
            Knowledge knowledge,
            long position,
            Instant asOf,
            PolicyRef policy,
            PolicyRef calendar,
            String engine,
            KeyFigures figures,
            String digest,
            String document,
            Actor by,
            Instant occurredAt)
            implements ReportEvent {}
}
