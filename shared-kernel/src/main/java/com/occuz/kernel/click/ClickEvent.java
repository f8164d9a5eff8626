package com.occuz.kernel.click;

import com.occuz.kernel.ledger.DomainEvent;
import java.time.Instant;
import java.util.List;

/** What happened at the links. Recorded in the click store, in an order of its own, apart from the ledger. */
public sealed interface ClickEvent extends DomainEvent {

    /**
     * A batch of clicks, in their order within the stream.
     *
     * @param firstOffset the offset of the first click; the following ones have the following offsets
     * @param clicks one or more
     */
    record ClicksRecorded(StreamId stream, long firstOffset, List<Click> clicks) implements ClickEvent {

        public ClicksRecorded {
            clicks = List.copyOf(clicks);
            if (clicks.isEmpty() || firstOffset < 0) {
                throw new IllegalArgumentException("a batch has at least one click and an offset of 0 or more");
            }
        }

        /** The offset that the next batch of the stream starts at. */
        public long nextOffset() {
            return firstOffset + clicks.size();
        }

        /** When the last of them was answered. */
        @Override
        public Instant occurredAt() {
            return clicks.getLast().at();
        }
    }
}
