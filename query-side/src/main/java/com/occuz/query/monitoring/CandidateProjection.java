package com.occuz.query.monitoring;

import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateEvent.FailuresNoticed;
import com.occuz.kernel.monitoring.CandidateKind;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.DecisionView;
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.time.Window;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.Delivered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.candidate}: one row per candidate. There are few of them, so each event is written at once. */
@ProcessingGroup(CandidateProjection.NAME)
public final class CandidateProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "candidates";

    private final CandidatesTable table;
    private final HandledBlocks handled;

    public CandidateProjection(CandidatesTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(CandidateEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        table.save(evolve(table.find(event.candidate()).orElse(null), event, at));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "monitoring");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    /** The row after an event; {@code row} is {@code null} before the first one. */
    static CandidateView evolve(@Nullable CandidateView row, CandidateEvent event, long position) {
        return switch (event) {
            case AbsenceNoticed e -> new CandidateView(
                    e.candidate(),
                    CandidateKind.ABSENCE,
                    new Window(e.from(), e.until()),
                    e.components(),
                    e.lastNode(),
                    e.ended(),
                    e.nextNode(),
                    null,
                    null,
                    e.occurredAt(),
                    CandidateState.UNDECIDED,
                    null,
                    null,
                    1,
                    position,
                    position);
            case FailuresNoticed e -> new CandidateView(
                    e.candidate(),
                    CandidateKind.FAILURES,
                    new Window(e.from(), e.until()),
                    e.components(),
                    null,
                    null,
                    null,
                    e.requests(),
                    e.failures(),
                    e.occurredAt(),
                    CandidateState.UNDECIDED,
                    null,
                    null,
                    1,
                    position,
                    position);
            case CandidateConfirmed e -> decided(
                    row,
                    CandidateState.CONFIRMED,
                    e.incident(),
                    new DecisionView(e.by().toString(), e.occurredAt(), e.reason().text()),
                    position);
            case CandidateDismissed e -> decided(
                    row,
                    CandidateState.DISMISSED,
                    null,
                    new DecisionView(e.by().toString(), e.occurredAt(), e.reason().text()),
                    position);
        };
    }

    private static CandidateView decided(
            @Nullable CandidateView before,
            CandidateState state,
            @Nullable IncidentId incident,
            DecisionView decision,
            long position) {
        if (before == null) {
            throw new IllegalStateException("a candidate is decided on that nobody noticed");
        }
        return new CandidateView(
                before.candidate(),
                before.kind(),
                before.window(),
                before.components(),
                before.lastNode(),
                before.ended(),
                before.nextNode(),
                before.requests(),
                before.failures(),
                before.noticedAt(),
                state,
                incident,
                decision,
                before.version() + 1,
                before.begunPosition(),
                position);
    }
}
