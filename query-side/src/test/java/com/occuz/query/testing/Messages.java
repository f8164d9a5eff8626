package com.occuz.query.testing;

import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.query.projection.Delivered;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;

/** Recorded events as processors receive them. */
public final class Messages {

    private Messages() {}

    public static TrackedEventMessage<?> of(RecordedEvent event) {
        Map<String, Object> metadata = new HashMap<>(event.metadata().asMap());
        metadata.put(Delivered.POSITION, event.position());
        GenericDomainEventMessage<?> message = new GenericDomainEventMessage<>(
                "aggregate",
                event.aggregateId(),
                event.sequence(),
                new GenericMessage<>(event.eventId(), event.payload(), metadata),
                event::recordedAt);
        return new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(event.position()), message);
    }
}
