package com.occuz.query.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkQuery.ListLinks;
import com.occuz.kernel.link.LinkQuery.WhichLinksExist;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.query.Page;
import com.occuz.query.testing.TestReadSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links that tests make and change, in a read side of their own; everything is projected at once. */
final class LinkWorld implements AutoCloseable {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00.000001Z");

    final TestReadSide views = new TestReadSide();
    private final Map<LinkId, Long> sequences = new HashMap<>();
    private int accounts;

    @Override
    public void close() {
        views.close();
    }

    AccountId anyAccount() {
        return new AccountId("acc-" + ++accounts);
    }

    LinkId create(AccountId account, String destination, @Nullable String title, List<String> tags) {
        LinkId link = LinkId.parse("link:default/s" + sequences.size());
        change(account, new LinkCreated(
                link,
                account,
                sealed(account, new Destination(destination)),
                title == null ? null : sealed(account, new Title(title)),
                sealed(account, new Tags(tags)),
                Validity.ALWAYS,
                RedirectStatus.FOUND,
                AT));
        return link;
    }

    void change(AccountId account, LinkEvent event) {
        long sequence = sequences.merge(event.link(), 0L, (before, zero) -> before + 1);
        Metadata metadata = new Metadata(account, ActorType.API_KEY, "k_1", Channel.API, "c", "c", "c");
        views.record(List.of(
                new NewEvent(UUID.randomUUID().toString(), event.link().toString(), sequence, event, metadata)));
        views.catchUp("links", 10);
    }

    void click(LinkId link, String... at) {
        List<Click> clicks = new ArrayList<>();
        for (String instant : at) {
            clicks.add(new Click(link, Instant.parse(instant), null, null, null, null, null, null, null));
        }
        views.recordClicks(List.of(new ClicksRecorded(new StreamId(UUID.randomUUID()), 0, clicks)));
        views.catchUp("click-counts", 10);
    }

    Optional<LinkView> find(Tenant tenant, LinkId link) {
        return views.ask(new FindLink(tenant, link), LinkView.class);
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    Page<LinkView> list(Tenant tenant, Optional<String> tag, Optional<Long> before, int limit) {
        return views.ask(new ListLinks(tenant, tag, before, limit), Page.class).orElseThrow();
    }

    Set<?> existing(Tenant tenant, List<LinkId> links) {
        return views.ask(new WhichLinksExist(tenant, links), Set.class).orElseThrow();
    }

    /** Every page of a list, put together. */
    List<LinkView> all(Tenant tenant, Optional<String> tag, int limit) {
        List<LinkView> items = new ArrayList<>();
        Optional<Long> next = Optional.empty();
        do {
            Page<LinkView> page = list(tenant, tag, next, limit);
            items.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertThat(new HashSet<>(items)).hasSameSizeAs(items);
        return items;
    }

    static <T> Erasable<T> sealed(AccountId account, T value) {
        return Erasable.of(KeySubject.of(account), value);
    }
}
