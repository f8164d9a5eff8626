package com.occuz.axon;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.RecordedEvent;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/**
 * Recorded events as Axon's messages. The timestamp is {@code recordedAt}; the envelope stands in the metadata, and
 * beside it the position under {@value #POSITION}.
 */
final class LedgerMessages {

    /** Metadata entry with the event's position, a {@code Long}. */
    static final String POSITION = "position";

    private LedgerMessages() {}

    static GenericTrackedDomainEventMessage<DomainEvent> message(RecordedEvent event) {
        Map<String, Object> metadata = new HashMap<>(event.metadata().asMap());
        metadata.put(POSITION, event.position());
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                kind(event.aggregateId()),
                event.aggregateId(),
                event.sequence(),
                new GenericMessage<>(event.eventId(), event.payload(), MetaData.from(metadata)),
                event::recordedAt);
    }

    private static String kind(String aggregateId) {
        int colon = aggregateId.indexOf(':');
        return colon < 0 ? aggregateId : aggregateId.substring(0, colon);
    }
}
