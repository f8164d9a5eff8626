package com.occuz.query.testing;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A ledger as Axon's processors read it, by asking again and again. */
public record LedgerStream(LedgerReader ledger) implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Polling(ledger, token == null ? 0 : token.position().orElse(0));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(ledger.head());
    }

    private static final class Polling implements BlockingStream<TrackedEventMessage<?>> {

        private final LedgerReader ledger;
        private final Deque<RecordedEvent> read = new ArrayDeque<>();
        private long position;

        Polling(LedgerReader ledger, long position) {
            this.ledger = ledger;
            this.position = position;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            fill();
            return Optional.ofNullable(read.peek()).map(Messages::of);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            fill();
            if (read.isEmpty() && timeout > 0) {
                unit.sleep(Math.min(timeout, 10));
                fill();
            }
            return !read.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(10, TimeUnit.MILLISECONDS)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            RecordedEvent next = read.poll();
            if (next == null) {
                throw new NoSuchElementException();
            }
            return Messages.of(next);
        }

        private void fill() {
            if (read.isEmpty()) {
                read.addAll(ledger.after(position, 200));
                position = read.isEmpty() ? position : read.getLast().position();
            }
        }

        @Override
        public void close() {
            read.clear();
        }
    }
}
