package com.occuz.query.link;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkId;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.link}: one row per link, each as after its last event. */
@ProcessingGroup(LinkProjection.NAME)
public final class LinkProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "links";

    private final LinksTable table;
    private final HandledBlocks handled;
    private final BatchWriter<Map<LinkId, LinkRow>> rows;

    public LinkProjection(LinksTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
        this.rows = new BatchWriter<>(NAME, LinkedHashMap::new, changed -> table.save(changed.values()));
    }

    @EventHandler
    void on(LinkEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        rows.change(changed -> changed.put(event.link(), evolve(before(event, changed), event, at)));
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "link");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    private @Nullable LinkRow before(LinkEvent event, Map<LinkId, LinkRow> changed) {
        if (event instanceof LinkCreated) {
            return null;
        }
        LinkRow row = changed.get(event.link());
        return row == null ? table.find(Tenant.everyone(), event.link()).orElse(null) : row;
    }

    /** The row after an event; {@code row} is {@code null} before the first one. */
    static LinkRow evolve(@Nullable LinkRow row, LinkEvent event, long position) {
        LinkRow changed = switch (event) {
            case LinkCreated e ->
                new LinkRow(
                        e.link(),
                        e.account(),
                        e.destination().text(),
                        LinkRow.text(e.title()),
                        LinkRow.list(e.tags()),
                        e.validity(),
                        e.redirectStatus(),
                        null,
                        e.occurredAt(),
                        position,
                        0,
                        position);
            case DestinationChanged e -> known(row, e).leadingTo(e.destination());
            case LinkRetitled e -> known(row, e).titled(e.title());
            case TagsChanged e -> known(row, e).tagged(e.tags());
            case ValidityChanged e -> known(row, e).valid(e.validity());
            case RedirectStatusChanged e -> known(row, e).redirecting(e.redirectStatus());
            case LinkRetired e -> known(row, e).retired(e.occurredAt());
        };
        return changed.at(position);
    }

    /** A change without a creation before it means that an event was lost on the way: better to stop than to guess. */
    private static LinkRow known(@Nullable LinkRow row, LinkEvent event) {
        if (row == null) {
            throw new IllegalStateException(event.link() + " changes but was never created");
        }
        return row;
    }
}
