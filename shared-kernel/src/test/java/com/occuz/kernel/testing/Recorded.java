package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.ledger.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events as a store would give them back, without a store. */
public final class Recorded {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final EventTypes TYPES = EventTypes.all();

    private Recorded() {}

    /** The events at positions 1, 2, …, each recorded 1 µs after the one before. */
    public static List<RecordedEvent> ledger(List<NewEvent> events) {
        List<RecordedEvent> recorded = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            long position = recorded.size() + 1L;
            recorded.add(new RecordedEvent(
                    position,
                    recordedAt(position),
                    event.eventId(),
                    event.aggregateId(),
                    event.sequence(),
                    TYPES.ofPayload(event.payload().getClass()).type(),
                    event.payload(),
                    event.metadata()));
        }
        return recorded;
    }

    /** The batches at positions 1, 2, … of a click store. */
    public static List<RecordedEvent> clicks(List<ClicksRecorded> batches) {
        List<RecordedEvent> recorded = new ArrayList<>(batches.size());
        for (ClicksRecorded batch : batches) {
            long position = recorded.size() + 1L;
            String id = "click:" + batch.stream() + ":" + batch.firstOffset();
            recorded.add(new RecordedEvent(
                    position,
                    recordedAt(position),
                    id,
                    "click:" + batch.stream(),
                    batch.firstOffset(),
                    TYPES.ofPayload(ClicksRecorded.class).type(),
                    batch,
                    new Metadata(AccountId.PLATFORM, ActorType.INSTALLATION, "edge", Channel.EDGE, id, id, id)));
        }
        return recorded;
    }

    public static Instant recordedAt(long position) {
        return FIRST.plusNanos(1_000 * position);
    }
}
