package com.occuz.query.link;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkDisabled;
import com.occuz.kernel.link.LinkEvent.LinkEnabled;
import com.occuz.kernel.link.LinkEvent.LinkLocked;
import com.occuz.kernel.link.LinkEvent.LinkPutBack;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent.LinkUnlocked;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.RulesChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.link} and the tags beside it: one row per link, each as after its last event. */
@ProcessingGroup(LinkProjection.NAME)
public final class LinkProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "links";

    private final LinksTable table;
    private final HandledBlocks handled;
    private final BatchWriter<ChangedLinks> changes;

    public LinkProjection(LinksTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
        this.changes = new BatchWriter<>(NAME, ChangedLinks::new, this::write);
    }

    @EventHandler
    void on(LinkEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        changes.change(changed -> {
            LinkRow before = before(event, changed);
            LinkRow after = evolve(before, event, at);
            changed.rows.put(event.link(), after);
            if (!after.tags().equals(before == null ? List.of() : before.tags())) {
                changed.retagged.add(event.link());
            }
        });
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

    private void write(ChangedLinks changed) {
        table.save(changed.rows.values());
        if (!changed.retagged.isEmpty()) {
            table.saveTags(changed.rows.values().stream()
                    .filter(row -> changed.retagged.contains(row.link()))
                    .toList());
        }
    }

    private @Nullable LinkRow before(LinkEvent event, ChangedLinks changed) {
        if (event instanceof LinkCreated) {
            return null;
        }
        LinkRow row = changed.rows.get(event.link());
        return row == null ? table.find(Tenant.everyone(), event.link()).orElse(null) : row;
    }

    /** What a batch of events changed: rows as after the last of them, and which of them have other tags. */
    private static final class ChangedLinks {
        private final Map<LinkId, LinkRow> rows = new LinkedHashMap<>();
        private final Set<LinkId> retagged = new HashSet<>();
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
                        LinkOptions.USUAL,
                        null,
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
            case ClickLimitChanged e -> changed(row, e, options -> options.limitedTo(e.maxClicks()));
            case ForwardingChanged e -> changed(row, e, options -> options.forwarding(e.forwarding()));
            case RulesChanged e -> changed(row, e, options -> options.ruledBy(e.rules().known().orElse(Rules.NONE)));
            case LinkLocked e -> changed(row, e, options -> options.lockedBy(e.password().known().orElse(null)));
            case LinkUnlocked e -> changed(row, e, options -> options.lockedBy(null));
            case LinkDisabled e -> changed(row, e, options -> options.disabled(true));
            case LinkEnabled e -> changed(row, e, options -> options.disabled(false));
            case LinkTakenDown e -> known(row, e).takenDown(e.reason().text());
            case LinkPutBack e -> known(row, e).takenDown(null);
            case LinkRetired e -> known(row, e).retired(e.occurredAt());
        };
        return changed.at(position);
    }

    private static LinkRow changed(@Nullable LinkRow row, LinkEvent event, UnaryOperator<LinkOptions> change) {
        LinkRow known = known(row, event);
        return known.with(change.apply(known.options()));
    }

    /** A change without a creation before it means that an event was lost on the way: better to stop than to guess. */
    private static LinkRow known(@Nullable LinkRow row, LinkEvent event) {
        if (row == null) {
            throw new IllegalStateException(event.link() + " changes but was never created");
        }
        return row;
    }
}
