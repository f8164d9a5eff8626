package com.occuz.query.credit;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.CreditEvent;
import com.occuz.kernel.credit.CreditEvent.CreditAwarded;
import com.occuz.kernel.credit.CreditEvent.CreditClaimed;
import com.occuz.kernel.credit.CreditEvent.CreditDenied;
import com.occuz.kernel.credit.CreditQuery.Award;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.Decision;
import com.occuz.kernel.credit.CreditState;
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

/** Keeps {@code view.credit}: one row per claim. There are few of them, so each event is written at once. */
@ProcessingGroup(CreditProjection.NAME)
public final class CreditProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "credits";

    private final CreditsTable table;
    private final HandledBlocks handled;

    public CreditProjection(CreditsTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(CreditEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        table.save(evolve(table.find(Tenant.everyone(), event.credit()).orElse(null), event, at));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "credit");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    /** The row after an event; {@code row} is {@code null} before the first one. */
    static CreditView evolve(@Nullable CreditView row, CreditEvent event, long position) {
        return switch (event) {
            case CreditClaimed e -> new CreditView(
                    e.credit(),
                    e.account(),
                    e.incident(),
                    CreditState.CLAIMED,
                    e.evidence().text(),
                    e.revenueLoss() == null ? null : e.revenueLoss().text(),
                    e.startedAt(),
                    e.channel(),
                    e.reportedAt(),
                    e.by(),
                    e.occurredAt(),
                    null,
                    null,
                    1,
                    position,
                    position);
            case CreditAwarded e -> decided(
                    row,
                    CreditState.AWARDED,
                    e,
                    e.reason(),
                    new Award(e.value(), e.appliesTo(), e.figures(), e.digest()),
                    position);
            case CreditDenied e -> decided(row, CreditState.DENIED, e, e.reason(), null, position);
        };
    }

    private static CreditView decided(
            @Nullable CreditView row,
            CreditState state,
            CreditEvent event,
            Erasable<Prose> reason,
            @Nullable Award award,
            long position) {
        if (row == null) {
            throw new IllegalStateException(event.credit() + " is decided on but was never claimed");
        }
        return new CreditView(
                row.credit(),
                row.account(),
                row.incident(),
                state,
                row.evidence(),
                row.revenueLoss(),
                row.startedAt(),
                row.channel(),
                row.reportedAt(),
                row.claimedBy(),
                row.claimedAt(),
                new Decision(event.by(), event.occurredAt(), reason.text()),
                award,
                row.version() + 1,
                row.claimedPosition(),
                position);
    }
}
