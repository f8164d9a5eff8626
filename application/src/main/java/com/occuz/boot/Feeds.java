package com.occuz.boot;

import com.occuz.axon.EventFeed;
import com.occuz.kernel.ledger.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** The two orders of events that processors follow. */
final class Feeds {

    private Feeds() {}

    @FunctionalInterface
    interface Reader {
        List<RecordedEvent> after(long position, int limit);
    }

    @FunctionalInterface
    interface Waiter {
        boolean awaitBeyond(long position, Duration timeout);
    }

    static EventFeed feed(Reader reader, LongSupplier head, Waiter waiter) {
        return new EventFeed() {
            @Override
            public List<RecordedEvent> after(long position, int limit) {
                return reader.after(position, limit);
            }

            @Override
            public long head() {
                return head.getAsLong();
            }

            @Override
            public boolean awaitBeyond(long position, Duration timeout) {
                return waiter.awaitBeyond(position, timeout);
            }
        };
    }
}
