package com.occuz.axon;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.store.ledger.Append;
import com.occuz.store.ledger.AppendOutcome;
import com.occuz.store.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the ledger. Positions are strict and gapless in the order of commitment, so a tracking token is a
 * plain number and there is no gap to time out.
 */
final class LedgerStorageEngine implements EventStorageEngine {

    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final LedgerReader reader;

    LedgerStorageEngine(Ledger ledger, LedgerReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        List<NewEvent> news = events.stream().map(LedgerStorageEngine::newEvent).toList();
        Optional<AppendScope> scope =
                AppendScope.CURRENT.isBound() ? Optional.of(AppendScope.CURRENT.get()) : Optional.empty();
        switch (ledger.append(new Append(news, scope.flatMap(AppendScope::idempotency)))) {
            case AppendOutcome.Appended appended -> scope.ifPresent(it -> it.appended(appended));
            case AppendOutcome.SequenceConflict conflict ->
                throw new ConcurrencyException(conflict.aggregateId() + " already has an event " + conflict.sequence());
            case AppendOutcome.IdempotencyKeyUsed ignored -> throw new IdempotencyKeyTaken();
        }
    }

    private static NewEvent newEvent(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event && event.getPayload() instanceof DomainEvent payload)) {
            throw new IllegalArgumentException(
                    "only events of an aggregate can be recorded, not " + message.getPayloadType().getName());
        }
        return new NewEvent(
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload,
                Metadata.from(event.getMetaData()));
    }

    /**
     * @throws UnknownEventMet where newer code has written: a decision on less than the whole story could contradict it
     */
    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        List<RecordedEvent> page = reader.ofAggregate(aggregateId, firstSequence, PAGE);
        Stream<RecordedEvent> events = page.stream();
        while (page.size() == PAGE) {
            page = reader.ofAggregate(aggregateId, page.getLast().sequence() + 1, PAGE);
            events = Stream.concat(events, page.stream());
        }
        return DomainEventStream.of(events.map(LedgerStorageEngine::known).map(LedgerMessages::message));
    }

    private static RecordedEvent known(RecordedEvent event) {
        if (event.payload() instanceof UnknownEvent unknown) {
            throw new UnknownEventMet(event.position(), unknown.type());
        }
        return event;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return readEvents(aggregateId, 0).asStream().map(DomainEventMessage::getSequenceNumber).reduce((a, b) -> b);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return reader.after(positionOf(token), PAGE).stream().map(LedgerMessages::message);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.head());
    }

    /** Aggregates are short and are read whole; there is nothing to be stored. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("no aggregate has a snapshot trigger");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return Optional.empty();
    }

    /** The position a token stands at; 0 for none. */
    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
