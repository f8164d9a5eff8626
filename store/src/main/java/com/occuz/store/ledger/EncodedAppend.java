package com.occuz.store.ledger;

import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.NewEvent;
import java.util.List;
import java.util.Optional;

/** An append as it will be stored; encoding is done by the thread that appends, before it waits for anybody. */
record EncodedAppend(List<EncodedEvent> events, Optional<IdempotencyEntry> idempotency) {

    record EncodedEvent(
            String eventId,
            String aggregateId,
            long sequence,
            String type,
            String payload,
            String metadata,
            String accountId) {}

    static EncodedAppend of(Append append, EventCodec codec) {
        return new EncodedAppend(
                append.events().stream().map(event -> encode(event, codec)).toList(), append.idempotency());
    }

    private static EncodedEvent encode(NewEvent event, EventCodec codec) {
        EventCodec.Encoded payload = codec.encode(event.payload());
        return new EncodedEvent(
                event.eventId(),
                event.aggregateId(),
                event.sequence(),
                payload.type().toString(),
                payload.payload(),
                codec.encodeMetadata(event.metadata()),
                event.metadata().accountId().value());
    }
}
