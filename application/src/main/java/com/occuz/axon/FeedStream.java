package com.occuz.axon;

import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Follows a feed for one processor. At an event of one of the processor's features that this code does not know it
 * refuses to go on: a processor that skipped it would silently hold a wrong view.
 */
final class FeedStream implements BlockingStream<TrackedEventMessage<?>> {

    private final EventFeed feed;
    private final Set<String> features;
    private final int page;
    private final Deque<RecordedEvent> buffer = new ArrayDeque<>();
    private long position;

    /** @param page how many events are read at a time */
    FeedStream(EventFeed feed, Set<String> features, int page, long position) {
        this.feed = feed;
        this.features = features;
        this.page = page;
        this.position = position;
    }

    /** Nothing in front of an event that cannot be read: a batch ends there, and what came before it is handled. */
    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(buffer.peekFirst())
                .filter(event -> unknown(event).isEmpty())
                .map(LedgerMessages::message);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        fill();
        if (buffer.isEmpty() && feed.awaitBeyond(position, Duration.ofNanos(unit.toNanos(timeout)))) {
            fill();
        }
        if (buffer.isEmpty()) {
            return false;
        }
        refuseUnknown(buffer.getFirst());
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        RecordedEvent event = buffer.removeFirst();
        return LedgerMessages.message(event);
    }

    @Override
    public void close() {
        buffer.clear();
    }

    private void fill() {
        if (buffer.isEmpty()) {
            buffer.addAll(feed.after(position, page));
            if (!buffer.isEmpty()) {
                position = buffer.getLast().position();
            }
        }
    }

    private void refuseUnknown(RecordedEvent event) {
        unknown(event).ifPresent(unknown -> {
            throw new UnknownEventMet(event.position(), unknown.type());
        });
    }

    private Optional<UnknownEvent> unknown(RecordedEvent event) {
        return event.payload() instanceof UnknownEvent unknown && features.contains(unknown.type().feature())
                ? Optional.of(unknown)
                : Optional.empty();
    }
}
