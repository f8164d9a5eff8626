package com.occuz.edge.table;

import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.link.DomainId;
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
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.link.rule.Rules;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an event makes of what the edge knows of a link. Pure. */
final class LinkEvolution {

    private LinkEvolution() {}

    /** {@code null} where there is still no such link. */
    static @Nullable LinkEntry after(@Nullable LinkEntry entry, LinkEvent event) {
        return switch (event) {
            case LinkCreated created -> begun(created);
            case DestinationChanged changed ->
                live(entry, changed.link(), live -> live.leadingTo(text(changed.destination())));
            case LinkRetitled retitled -> live(entry, retitled.link(), live -> live.titled(text(retitled.title())));
            // Tags are for the owner's lists; no redirect depends on them.
            case TagsChanged ignored -> entry;
            case ValidityChanged changed -> live(entry, changed.link(), live -> live.validIn(changed.validity()));
            case RedirectStatusChanged changed ->
                live(entry, changed.link(), live -> live.answeredWith(changed.redirectStatus().code()));
            case ClickLimitChanged changed ->
                with(entry, changed.link(), options -> options.limitedTo(changed.maxClicks()));
            case ForwardingChanged changed ->
                with(entry, changed.link(), options -> options.forwarding(changed.forwarding()));
            case RulesChanged changed ->
                with(entry, changed.link(), options -> options.ruledBy(changed.rules().known().orElse(Rules.NONE)));
            case LinkLocked changed ->
                with(entry, changed.link(), options -> options.lockedBy(changed.password().known().orElse(null)));
            case LinkUnlocked changed -> with(entry, changed.link(), options -> options.lockedBy(null));
            case LinkDisabled changed -> with(entry, changed.link(), options -> options.disabled(true));
            case LinkEnabled changed -> with(entry, changed.link(), options -> options.disabled(false));
            case LinkTakenDown changed -> live(entry, changed.link(), live -> live.takenDown(true));
            case LinkPutBack changed -> live(entry, changed.link(), live -> live.takenDown(false));
            case LinkRetired retired -> entry == null ? null : new LinkEntry.Retired(slim(retired.link()));
        };
    }

    private static LinkEntry begun(LinkCreated created) {
        return new LinkEntry.Live(
                slim(created.link()),
                text(created.destination()),
                text(created.title()),
                created.redirectStatus().code(),
                slim(created.validity()),
                LinkOptions.USUAL,
                false);
    }

    private static @Nullable LinkEntry with(
            @Nullable LinkEntry entry, LinkId link, UnaryOperator<LinkOptions> change) {
        return live(entry, link, live -> live.with(change));
    }

    /** What is retired stays so. */
    private static @Nullable LinkEntry live(
            @Nullable LinkEntry entry, LinkId link, UnaryOperator<LinkEntry.Live> change) {
        if (entry != null && !entry.link().equals(link)) {
            throw new IllegalArgumentException("what happened to " + link + " changes nothing of " + entry.link());
        }
        return entry instanceof LinkEntry.Live live ? change.apply(live) : entry;
    }

    /** Every event brings a domain and a validity of its own; all links share theirs. */
    private static LinkId slim(LinkId link) {
        return link.domain().equals(DomainId.DEFAULT) ? new LinkId(DomainId.DEFAULT, link.slug()) : link;
    }

    private static Validity slim(Validity validity) {
        return validity.equals(Validity.ALWAYS) ? Validity.ALWAYS : validity;
    }

    private static @Nullable String text(@Nullable Erasable<?> erasable) {
        return erasable == null ? null : erasable.known().map(Object::toString).orElse(null);
    }
}
