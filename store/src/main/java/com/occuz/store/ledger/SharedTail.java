package com.occuz.store.ledger;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets those of this node who follow the end of the ledger share what one of them has read: an event is then fetched,
 * unlocked and parsed once and not once for each view and the edge.
 *
 * <p>It remembers for two seconds at most, and nothing from before an erasure: what that has made unreadable is not
 * handed out again. Whoever reads from further back reads the ledger itself.
 */
public final class SharedTail implements LedgerReader {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MOST_REMEMBERED = 4_000;

    /**
     * Behind one that hangs in the database nobody waits for longer than this. One that reads an event of many megabytes, a
     * report on a year of incidents, is waited for: if all of them read it at once, it takes each of them seconds.
     */
    private static final long PATIENCE_MILLIS = 1_000;

    private final LedgerReader ledger;
    private final LongSupplier erasures;
    private final LongSupplier nanoTime;
    private final ReentrantLock reading = new ReentrantLock();

    /** Without a gap, the oldest first. */
    private final Deque<Read> remembered = new ArrayDeque<>();

    private int rememberedEvents;

    /** @param erasures a number that grows with every erasure that this node hears of */
    public SharedTail(LedgerReader ledger, LongSupplier erasures) {
        this(ledger, erasures, System::nanoTime);
    }

    SharedTail(LedgerReader ledger, LongSupplier erasures, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.erasures = erasures;
        this.nanoTime = nanoTime;
    }

    /** What one reading gave: everything after a position up to its last event. */
    private record Read(long at, long erasures, long after, List<RecordedEvent> events) {

        long last() {
            return events.getLast().position();
        }
    }

    @Override
    public List<RecordedEvent> after(long position, int limit) {
        if (!locked()) {
            return ledger.after(position, limit);
        }
        try {
            forget();
            if (remembered.isEmpty() || position == remembered.getLast().last()) {
                return readOn(position, limit);
            }
            if (position >= remembered.getFirst().after() && position < remembered.getLast().last()) {
                return recall(position, limit);
            }
        } finally {
            reading.unlock();
        }
        return ledger.after(position, limit);
    }

    private boolean locked() {
        try {
            return reading.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<RecordedEvent> readOn(long position, int limit) {
        // Asked before it is read: a reading that took long is older than its answer.
        long at = nanoTime.getAsLong();
        long erasuresBefore = erasures.getAsLong();
        List<RecordedEvent> events = ledger.after(position, limit);
        // A full page is somebody's catching up, which would only drive out what the others look for.
        if (!events.isEmpty() && events.size() < limit) {
            remembered.addLast(new Read(at, erasuresBefore, position, List.copyOf(events)));
            rememberedEvents += events.size();
        }
        return events;
    }

    private List<RecordedEvent> recall(long position, int limit) {
        Deque<Read> wanted = new ArrayDeque<>();
        Iterator<Read> newestFirst = remembered.descendingIterator();
        while (wanted.isEmpty() || wanted.getFirst().after() > position) {
            wanted.addFirst(newestFirst.next());
        }
        return wanted.stream()
                .flatMap(read -> read.events().stream())
                .filter(event -> event.position() > position)
                .limit(limit)
                .toList();
    }

    private void forget() {
        while (!remembered.isEmpty()
                && (rememberedEvents > MOST_REMEMBERED || isStale(remembered.getFirst()))) {
            rememberedEvents -= remembered.removeFirst().events().size();
        }
    }

    private boolean isStale(Read read) {
        return nanoTime.getAsLong() - read.at() > REMEMBERED_NANOS || erasures.getAsLong() != read.erasures();
    }

    @Override
    public List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return ledger.ofAggregate(aggregateId, fromSequence, limit);
    }

    @Override
    public long head() {
        return ledger.head();
    }
}
