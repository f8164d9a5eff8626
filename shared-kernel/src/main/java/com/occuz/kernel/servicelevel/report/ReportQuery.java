package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.StoredEvent;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Questions about reports; each stands beside its answer. None of them is a customer's to ask. */
public sealed interface ReportQuery {

    /** Computes a report and issues nothing. Answer: a {@link ComposedReport}. */
    record ComposeReport(Question question) implements ReportQuery {}

    /** Answer: {@code Optional<IssuedReport>}. */
    record FindReport(ReportId report) implements ReportQuery {}

    /** The report whose event stands at a position. Answer: {@code Optional<IssuedReport>}. */
    record FindReportIssuedAt(long position) implements ReportQuery {}

    /**
     * Answer: a {@code Page<IssuedReport>}, the last issued first.
     *
     * @param before only those issued before this position
     */
    record ListReports(Optional<Long> before, int limit) implements ReportQuery {}

    /** What was issued, to the letter. Answer: {@code Optional<IssuedText>}. */
    record ReadReport(ReportId report) implements ReportQuery {}

    /** The events that figures rest on, up to a position. Answer: {@code LedgerCopy}. */
    record CopyLedger(long upTo) implements ReportQuery {}

    /**
     * A report that was issued, without its document.
     *
     * @param component {@code null}: the platform
     * @param asOfPosition nothing recorded behind it was known
     * @param issuedPosition of the event that issued it
     */
    record IssuedReport(
            ReportId report,
            Window period,
            @Nullable Component component,
            Knowledge knowledge,
            long asOfPosition,
            Instant asOf,
            PolicyRef policy,
            PolicyRef calendar,
            String engine,
            KeyFigures figures,
            String digest,
            Actor by,
            Instant issuedAt,
            long issuedPosition) {}

    /** @param document canonical JSON, see {@link ReportDocument} */
    record IssuedText(IssuedReport report, String document) {}

    /** Reads stored events one after the other, in the order of the ledger, without ever holding all of them. */
    @FunctionalInterface
    interface LedgerCopy {
        void each(Consumer<StoredEvent> reader);
    }
}
