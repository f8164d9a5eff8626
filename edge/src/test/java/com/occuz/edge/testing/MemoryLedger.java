package com.occuz.edge.testing;

import com.occuz.edge.table.FeedSignal;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.testing.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A ledger that can be away for a while, and tells when it has grown. */
public final class MemoryLedger implements LedgerReader, FeedSignal {

    private static final EventTypes TYPES = EventTypes.all();

    private final List<RecordedEvent> events = new ArrayList<>();
    private boolean away;
    private boolean oneMoreAnswer;
    private long firstAsked = Long.MAX_VALUE;

    public synchronized void add(DomainEvent... more) {
        addAll(List.of(more));
    }

    public synchronized void addAll(Collection<? extends DomainEvent> more) {
        for (DomainEvent event : more) {
            long position = events.size() + 1L;
            String id = "event-" + position;
            EventType type = event instanceof UnknownEvent unknown
                    ? unknown.type()
                    : TYPES.ofPayload(event.getClass()).type();
            String aggregate = event instanceof LinkEvent link ? link.link().toString() : "link:default/unknown";
            events.add(new RecordedEvent(
                    position,
                    Recorded.recordedAt(position),
                    id,
                    aggregate,
                    0,
                    type,
                    event,
                    new Metadata(AccountId.PLATFORM, ActorType.USER, "somebody", Channel.API, id, id, id)));
        }
        notifyAll();
    }

    public synchronized void goAway() {
        away = true;
    }

    /** As if the connection broke right behind the answer. */
    public synchronized void goAwayAfterTheNextAnswer() {
        oneMoreAnswer = true;
    }

    public synchronized void comeBack() {
        away = false;
        notifyAll();
    }

    /** As after a restore: what came behind a position is gone. */
    public synchronized void restoreTo(long position) {
        events.subList((int) position, events.size()).clear();
    }

    /** The earliest position that somebody has read on from. */
    public synchronized long firstAsked() {
        return firstAsked;
    }

    public synchronized void forgetAsked() {
        firstAsked = Long.MAX_VALUE;
    }

    @Override
    public synchronized List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        throw new UnsupportedOperationException("the edge reads no aggregates");
    }

    @Override
    public synchronized List<RecordedEvent> after(long position, int limit) {
        checkPresence();
        firstAsked = Math.min(firstAsked, position);
        return List.copyOf(events.subList((int) position, (int) Math.min(events.size(), position + limit)));
    }

    @Override
    public synchronized long head() {
        checkPresence();
        return events.size();
    }

    @Override
    public synchronized boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        if (events.size() <= position) {
            wait(timeout.toMillis());
        }
        return events.size() > position;
    }

    private void checkPresence() {
        if (away) {
            throw new IllegalStateException("the ledger is away");
        }
        away = oneMoreAnswer;
        oneMoreAnswer = false;
    }
}
