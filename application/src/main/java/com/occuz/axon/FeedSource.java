package com.occuz.axon;

import java.util.Set;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A feed as one processor's source of messages.
 *
 * @param features those that the processor cannot do without
 * @param page how many events are read at a time
 */
record FeedSource(EventFeed feed, Set<String> features, int page)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    FeedSource {
        features = Set.copyOf(features);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new FeedStream(feed, features, page, LedgerStorageEngine.positionOf(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(feed.head());
    }
}
