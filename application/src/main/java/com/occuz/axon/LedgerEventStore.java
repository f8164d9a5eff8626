package com.occuz.axon;

import java.util.Set;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/** The ledger as Axon's event store: aggregates are read from it, and what they apply is appended to it. */
final class LedgerEventStore extends AbstractEventStore {

    private static final int PAGE = 1_000;

    private final EventFeed feed;

    private LedgerEventStore(Builder builder, EventFeed feed) {
        super(builder);
        this.feed = feed;
    }

    static LedgerEventStore on(LedgerStorageEngine engine, EventFeed feed) {
        Builder builder = new Builder();
        builder.storageEngine(engine);
        return new LedgerEventStore(builder, feed);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new FeedSource(feed, Set.of(), PAGE).openStream(token);
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
