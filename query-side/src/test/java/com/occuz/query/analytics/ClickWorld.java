package com.occuz.query.analytics;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.Freshness;
import com.occuz.kernel.click.AnalyticsUnavailable;
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
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Validity;
import com.occuz.query.testing.TestReadSide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links and clicks in PostgreSQL, and a tail that follows them into a file of its own. */
final class ClickWorld implements AutoCloseable {

    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

    final TestReadSide views = new TestReadSide();
    final Path directory;
    final TenantLinksTable links = new TenantLinksTable(views.jdbc);
    private ClickTail.StoreIdentity identity = new ClickTail.StoreIdentity("store", 1);
    private ClickTail tail;
    private int made;

    ClickWorld() {
        try {
            directory = Files.createTempDirectory("occuz-analytics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tail = follow();
    }

    private ClickTail follow() {
        ClickTail following = new ClickTail(
                directory,
                views.clickStore,
                this::awaitBeyond,
                () -> identity,
                found -> links.accounts(Tenant.everyone(), found));
        following.start();
        return following;
    }

    /** As the signal does, which these tests are not about. */
    private boolean awaitBeyond(long position, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (views.clickStore.head() <= position && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return views.clickStore.head() > position;
    }

    /** Asks until the answer lacks nothing: a busy machine may take longer than a question waits. */
    <T> T settled(Function<AnalyticsQueries, Optional<T>> question, Function<T, Freshness> freshness) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try {
                T answer = question.apply(queries()).orElseThrow();
                if (freshness.apply(answer).behind() == 0) {
                    return answer;
                }
            } catch (AnalyticsUnavailable e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    AnalyticsQueries queries() {
        return new AnalyticsQueries(tail, links);
    }

    ClickTail tail() {
        return tail;
    }

    /** Ends the tail, lets something happen to what it leaves, and begins another one. */
    void reopen(Runnable meanwhile) {
        tail.close();
        meanwhile.run();
        tail = follow();
    }

    /** From now on the store is of another epoch. */
    void restore() {
        identity = new ClickTail.StoreIdentity(identity.id(), identity.epoch() + 1);
    }

    LinkId link(AccountId account, String... tags) {
        LinkId link = LinkId.parse("link:default/a" + made++);
        Metadata metadata = new Metadata(account, ActorType.API_KEY, "k_1", Channel.API, "c", "c", "c");
        views.record(List.of(new NewEvent(
                UUID.randomUUID().toString(),
                link.toString(),
                0,
                new LinkCreated(
                        link,
                        account,
                        Erasable.of(KeySubject.of(account), new Destination("https://example.org/")),
                        null,
                        Erasable.of(KeySubject.of(account), new Tags(List.of(tags))),
                        Validity.ALWAYS,
                        RedirectStatus.FOUND,
                        Instant.parse("2026-01-01T00:00:00Z")),
                metadata)));
        views.catchUp("links", 10);
        return link;
    }

    /** One batch of clicks by people, each at its instant. */
    void click(LinkId link, String... at) {
        record(Arrays.stream(at).map(instant -> visit(link, instant, FIREFOX, null)).toList());
    }

    static Click visit(LinkId link, String at, @Nullable String userAgent, @Nullable String visitor) {
        String ofDay = visitor == null ? null : visitor + at.substring(0, 10);
        String ofMonth = visitor == null ? null : visitor + at.substring(0, 7);
        return new Click(link, Instant.parse(at), "GET", 302, userAgent, null, null, ofDay, ofMonth);
    }

    void record(List<Click> clicks) {
        views.recordClicks(List.of(new ClicksRecorded(new StreamId(UUID.randomUUID()), 0, clicks)));
    }

    @Override
    public void close() {
        tail.close();
        views.close();
        try (var files = Files.walk(directory)) {
            for (Path file : new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
