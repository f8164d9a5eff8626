package com.occuz.query.support;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.support.ContactEvent;
import com.occuz.kernel.support.ContactEvent.ContactDisposed;
import com.occuz.kernel.support.ContactEvent.ContactFiled;
import com.occuz.kernel.support.ContactEvent.ContactLogged;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactQuery.Filing;
import com.occuz.kernel.support.ContactQuery.Outcome;
import com.occuz.kernel.support.ContactState;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.Delivered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.contact}: one row per contact. There are few of them, so each event is written at once. */
@ProcessingGroup(ContactProjection.NAME)
public final class ContactProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "contacts";

    private final ContactsTable table;
    private final HandledBlocks handled;

    public ContactProjection(ContactsTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
    }

    @EventHandler
    void on(ContactEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        table.save(evolve(table.find(Tenant.everyone(), event.contact()).orElse(null), event, at));
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

    /** The row after an event; {@code row} is {@code null} before the first one. */
    static ContactView evolve(@Nullable ContactView row, ContactEvent event, long position) {
        return switch (event) {
            case ContactLogged e -> new ContactView(
                    e.contact(),
                    e.account(),
                    e.person() == null ? null : e.person().text(),
                    e.channel(),
                    e.severity(),
                    e.what().text(),
                    e.incident(),
                    e.standing(),
                    e.sectionUnavailable(),
                    e.suspended(),
                    e.nextWindow(),
                    e.contactedAt(),
                    first(e),
                    e.by(),
                    e.occurredAt(),
                    null,
                    null,
                    1,
                    position,
                    position);
            case ContactDisposed e -> after(
                    known(row, e),
                    ContactState.DISPOSED,
                    new Outcome(e.disposition(), e.deferredUntil(), e.reason().text(), e.by(), e.occurredAt()),
                    null,
                    position);
            case ContactFiled e -> after(
                    known(row, e),
                    ContactState.FILED,
                    known(row, e).outcome(),
                    new Filing(e.incident(), e.reportedAt(), e.by(), e.occurredAt()),
                    position);
        };
    }

    /** What reports something new waits to be filed, what came elsewhere for somebody to say what is made of it. */
    private static ContactState first(ContactLogged event) {
        return switch (event.standing()) {
            case OFFICIAL, WHEN_FILED -> event.incident() == null ? ContactState.WAITING : ContactState.LOGGED;
            case OFF_CHANNEL -> ContactState.WAITING;
            case RESUBMISSION_ASKED, LOGGED_ONLY -> ContactState.LOGGED;
        };
    }

    private static ContactView after(
            ContactView row,
            ContactState state,
            @Nullable Outcome outcome,
            @Nullable Filing filing,
            long position) {
        return new ContactView(
                row.contact(),
                row.account(),
                row.person(),
                row.channel(),
                row.severity(),
                row.what(),
                row.incident(),
                row.standing(),
                row.sectionUnavailable(),
                row.suspended(),
                row.nextWindow(),
                row.contactedAt(),
                state,
                row.loggedBy(),
                row.loggedAt(),
                outcome,
                filing,
                row.version() + 1,
                row.loggedPosition(),
                position);
    }

    private static ContactView known(@Nullable ContactView row, ContactEvent event) {
        if (row == null) {
            throw new IllegalStateException(event.contact() + " changes but was never logged");
        }
        return row;
    }
}
