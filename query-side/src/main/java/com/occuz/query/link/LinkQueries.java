package com.occuz.query.link;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.ClicksOfAllLinks;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.FindLinkCreatedAt;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import com.occuz.kernel.link.LinkQuery.LinkClicks;
import com.occuz.kernel.link.LinkQuery.LinkHistory;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkQuery.ListLinks;
import com.occuz.kernel.link.LinkQuery.ListTakenDown;
import com.occuz.kernel.link.LinkQuery.SearchLinks;
import com.occuz.kernel.link.LinkQuery.TopLink;
import com.occuz.kernel.link.LinkQuery.TopLinks;
import com.occuz.kernel.link.LinkQuery.WhichLinksExist;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import com.occuz.query.click.ClickCountsTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code LinkQuery}. A link of somebody else is answered like one that does not exist. */
public final class LinkQueries {

    private final LinksTable links;
    private final LinkSearchTable search;
    private final ClickCountsTable clicks;
    private final LedgerReader ledger;

    public LinkQueries(LinksTable links, LinkSearchTable search, ClickCountsTable clicks, LedgerReader ledger) {
        this.links = links;
        this.search = search;
        this.clicks = clicks;
        this.ledger = ledger;
    }

    @QueryHandler
    Optional<LinkView> on(FindLink query) {
        return links.view(query.tenant(), query.link());
    }

    @QueryHandler
    Optional<LinkView> on(FindLinkCreatedAt query) {
        return links.list(query.tenant(), Optional.empty(), Optional.of(query.position() + 1), 1).stream()
                .filter(link -> link.createdPosition() == query.position())
                .findFirst();
    }

    @QueryHandler
    Page<LinkView> on(ListLinks query) {
        if (query.tag().isPresent() && !canBeATag(query.tag().get())) {
            return new Page<>(List.of(), Optional.empty());
        }
        List<LinkView> rows = links.list(query.tenant(), query.tag(), query.before(), query.limit() + 1);
        return Page.cut(rows, query.limit(), LinkView::createdPosition);
    }

    @QueryHandler
    Page<LinkView> on(ListTakenDown query) {
        List<LinkView> rows = links.takenDown(query.tenant(), query.before(), query.limit() + 1);
        return Page.cut(rows, query.limit(), LinkView::createdPosition);
    }

    /** As far as the view knows the link: what it does not show yet is not in its history either. */
    @QueryHandler
    Optional<Page<HistoryItem>> on(LinkHistory query) {
        return links.find(query.tenant(), query.link()).map(row -> {
            long end = query.before().isPresent()
                    ? firstAtOrAfter(query.link(), query.before().get(), row.version())
                    : row.version();
            long from = Math.max(0, end - query.limit() - 1);
            List<HistoryItem> newestFirst =
                    ledger.ofAggregate(query.link().toString(), from, (int) (end - from)).reversed().stream()
                            .map(LinkStory::item)
                            .toList();
            return Page.cut(newestFirst, query.limit(), HistoryItem::position);
        });
    }

    @QueryHandler
    Optional<DailyClicks> on(LinkClicks query) {
        return links.find(query.tenant(), query.link())
                .map(row -> clicks.days(query.tenant(), query.link(), query.from(), query.to()));
    }

    @QueryHandler
    Page<LinkView> on(SearchLinks query) {
        if (query.text().isBlank() || query.text().indexOf('\0') >= 0 || !WellFormed.is(query.text())) {
            return new Page<>(List.of(), Optional.empty());
        }
        return search.page(query.tenant(), query.text(), query.before(), query.limit());
    }

    @QueryHandler
    DailyClicks on(ClicksOfAllLinks query) {
        return clicks.days(query.tenant(), query.from(), query.to());
    }

    @QueryHandler
    List<TopLink> on(TopLinks query) {
        Map<LinkId, Long> most = clicks.most(query.tenant(), query.from(), query.to(), query.limit());
        return most.entrySet().stream()
                .flatMap(one -> links.view(query.tenant(), one.getKey()).stream()
                        .map(link -> new TopLink(link, one.getValue())))
                .toList();
    }

    @QueryHandler
    Set<LinkId> on(WhichLinksExist query) {
        return query.links().isEmpty() ? Set.of() : links.existing(query.tenant(), query.links());
    }

    /** Whether a link can have this tag; text that cannot be a tag may also be text that the database refuses. */
    private static boolean canBeATag(String text) {
        try {
            return !new Tags(List.of(text)).values().isEmpty();
        } catch (InvalidValue e) {
            return false;
        }
    }

    /**
     * The lowest sequence number below {@code end} whose event has a position of {@code position} or more, else
     * {@code end}. Positions grow with sequence numbers, so it halves: a link of 100,000 events takes 17 reads.
     */
    private long firstAtOrAfter(LinkId link, long position, long end) {
        long low = 0;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            List<RecordedEvent> event = ledger.ofAggregate(link.toString(), middle, 1);
            if (event.isEmpty() || event.getFirst().position() >= position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
