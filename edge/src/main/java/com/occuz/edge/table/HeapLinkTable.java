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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The table as plain objects: about 250 bytes a link. */
public final class HeapLinkTable implements LinkTable {

    private final Map<DomainId, Map<String, LinkEntry>> domains = new ConcurrentHashMap<>();
    private final Map<String, LinkEntry> defaultDomain = new ConcurrentHashMap<>();

    public HeapLinkTable() {
        domains.put(DomainId.DEFAULT, defaultDomain);
    }

    @Override
    public @Nullable LinkEntry find(DomainId domain, String slug) {
        if (domain == DomainId.DEFAULT) {
            return defaultDomain.get(slug);
        }
        Map<String, LinkEntry> links = domains.get(domain);
        return links == null ? null : links.get(slug);
    }

    @Override
    public long size() {
        return domains.values().stream().mapToLong(Map::size).sum();
    }

    @Override
    public void apply(LinkEvent event) {
        switch (event) {
            case LinkCreated created -> create(created);
            case DestinationChanged changed ->
                change(changed.link(), live -> live.leadingTo(text(changed.destination())));
            case LinkRetitled retitled -> change(retitled.link(), live -> live.titled(text(retitled.title())));
            case TagsChanged ignored -> {
                // Tags are for the owner's lists; no redirect depends on them.
            }
            case ValidityChanged changed -> change(changed.link(), live -> live.validIn(changed.validity()));
            case RedirectStatusChanged changed ->
                change(changed.link(), live -> live.answeredWith(changed.redirectStatus().code()));
            case ClickLimitChanged changed ->
                change(changed.link(), live -> live.with(options -> options.limitedTo(changed.maxClicks())));
            case ForwardingChanged changed ->
                change(changed.link(), live -> live.with(options -> options.forwarding(changed.forwarding())));
            case RulesChanged changed ->
                change(changed.link(), live -> live.with(options -> options.ruledBy(changed.rules().known().orElse(Rules.NONE))));
            case LinkLocked changed ->
                change(changed.link(), live -> live.with(options -> options.lockedBy(changed.password().known().orElse(null))));
            case LinkUnlocked changed -> change(changed.link(), live -> live.with(options -> options.lockedBy(null)));
            case LinkDisabled changed -> change(changed.link(), live -> live.with(options -> options.disabled(true)));
            case LinkEnabled changed -> change(changed.link(), live -> live.with(options -> options.disabled(false)));
            case LinkTakenDown changed -> change(changed.link(), live -> live.takenDown(true));
            case LinkPutBack changed -> change(changed.link(), live -> live.takenDown(false));
            case LinkRetired retired ->
                linksOf(retired.link()).computeIfPresent(
                        retired.link().slug().value(), (slug, entry) -> new LinkEntry.Retired(entry.link()));
        }
    }

    @Override
    public void put(LinkEntry entry) {
        linksOf(entry.link()).put(entry.link().slug().value(), entry);
    }

    @Override
    public void forEach(Consumer<LinkEntry> visitor) {
        domains.values().forEach(links -> links.values().forEach(visitor));
    }

    private void create(LinkCreated created) {
        put(new LinkEntry.Live(
                slim(created.link()),
                text(created.destination()),
                text(created.title()),
                created.redirectStatus().code(),
                slim(created.validity()),
                LinkOptions.USUAL,
                false));
    }

    private void change(LinkId link, UnaryOperator<LinkEntry.Live> change) {
        linksOf(link).computeIfPresent(link.slug().value(), (slug, entry) -> switch (entry) {
            case LinkEntry.Live live -> change.apply(live);
            case LinkEntry.Retired retired -> retired;
        });
    }

    private Map<String, LinkEntry> linksOf(LinkId link) {
        return domains.computeIfAbsent(link.domain(), domain -> new ConcurrentHashMap<>());
    }

    /** Every event brings a domain and a validity of its own; a million links share theirs. */
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
