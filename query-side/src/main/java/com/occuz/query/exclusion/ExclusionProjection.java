package com.occuz.query.exclusion;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionQuery.Act;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.Delivered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.exclusion}: one row per exclusion. There are few of them, so each event is written at once. */
@ProcessingGroup(ExclusionProjection.NAME)
public final class ExclusionProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "exclusions";

    private final ExclusionsTable table;
    private final HandledBlocks handled;

    public ExclusionProjection(ExclusionsTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(ExclusionEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        table.save(evolve(table.find(Tenant.everyone(), event.exclusion()).orElse(null), event, at));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "exclusion");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    /** The row after an event; {@code row} is {@code null} before the first one. */
    static ExclusionView evolve(@Nullable ExclusionView row, ExclusionEvent event, long position) {
        return switch (event) {
            case ExclusionClaimed e -> new ExclusionView(
                    e.exclusion(),
                    e.category(),
                    e.provider(),
                    e.scope(),
                    e.window(),
                    e.incident(),
                    ExclusionState.CLAIMED,
                    act(e, e.evidence()),
                    null,
                    null,
                    row == null ? 1 : row.version() + 1,
                    position,
                    position);
            case ExclusionApproved e -> decided(row, ExclusionState.APPROVED, e, e.reason(), position);
            case ExclusionRejected e -> decided(row, ExclusionState.REJECTED, e, e.reason(), position);
            case ExclusionRevoked e -> {
                ExclusionView before = known(row, e);
                yield after(before, ExclusionState.REVOKED, before.decision(), act(e, e.reason()), position);
            }
        };
    }

    private static ExclusionView decided(
            @Nullable ExclusionView row,
            ExclusionState state,
            ExclusionEvent event,
            Erasable<Prose> reason,
            long position) {
        return after(known(row, event), state, act(event, reason), null, position);
    }

    private static ExclusionView after(
            ExclusionView before,
            ExclusionState state,
            @Nullable Act decision,
            @Nullable Act revocation,
            long position) {
        return new ExclusionView(
                before.exclusion(),
                before.category(),
                before.provider(),
                before.scope(),
                before.window(),
                before.incident(),
                state,
                before.claim(),
                decision,
                revocation,
                before.version() + 1,
                before.claimedPosition(),
                position);
    }

    private static Act act(ExclusionEvent event, Erasable<Prose> words) {
        return new Act(event.by(), event.occurredAt(), words.text());
    }

    private static ExclusionView known(@Nullable ExclusionView row, ExclusionEvent event) {
        if (row == null) {
            throw new IllegalStateException(event.exclusion() + " is decided on but was never claimed");
        }
        return row;
    }
}
