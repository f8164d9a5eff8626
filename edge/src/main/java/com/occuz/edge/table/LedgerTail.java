package com.occuz.edge.table;

import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.work.WorkEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ledger behind everybody's back and keeps the table up to date. What it cannot reach it tries again; what it
 * cannot understand it declares and goes on, since the other links are as good as before. Whenever it comes back to a
 * ledger it makes sure that its position is one of this ledger; if not, it fills another table from the first event, while
 * the one in use goes on answering.
 */
public final class LedgerTail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LedgerTail.class);

    private static final int BATCH = 2_000;
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Set<String> FEATURES = Set.of("link", "work");

    private final LedgerReader ledger;
    private final FeedSignal signal;
    private final Supplier<StoreIdentity> identity;
    private final LinkTables tables;
    private final RunningMigrations migrations;
    private final Consumer<LinkEvent> alsoTold;
    private final Thread thread;
    private volatile long position;
    private volatile long confirmedAt;
    private volatile @Nullable String halted;
    private volatile boolean closing;
    private @Nullable StoreIdentity store;
    private @Nullable Aside aside;
    private boolean verified;
    private boolean reached = true;
    private long changes;

    /** What is read of another ledger, until it is all there. */
    private record Aside(LinkTable table, RunningMigrations migrations) {}

    /**
     * @param identity asks the database whose ledger it is
     * @param alsoTold who else hears of links, after the table has
     */
    public LedgerTail(
            LedgerReader ledger,
            FeedSignal signal,
            Supplier<StoreIdentity> identity,
            LinkTables tables,
            RunningMigrations migrations,
            Consumer<LinkEvent> alsoTold) {
        this.ledger = ledger;
        this.signal = signal;
        this.identity = identity;
        this.tables = tables;
        this.migrations = migrations;
        this.alsoTold = alsoTold;
        this.confirmedAt = unconfirmed();
        this.thread = Thread.ofPlatform().daemon().name("occuz-edge-tail").unstarted(this::run);
    }

    /** The stored types of event that become part of what the edge knows, as they are written. */
    public static Set<String> typesRead() {
        return EventTypes.all().entries().stream()
                .map(EventTypes.Entry::type)
                .filter(type -> FEATURES.contains(type.feature()))
                .map(EventType::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The table holds what was known at this mark, and the tail will go on from there. */
    public synchronized void resume(LedgerMark mark) {
        store = mark.store();
        position = mark.position();
        migrations.become(mark);
    }

    /**
     * Returns when the table holds all that the ledger held when it was called, and goes on by itself. The table is
     * confirmed from then on, also if the ledger goes away before its next look. Where it has a mark to go on from, it
     * needs no ledger to start.
     *
     * @throws RuntimeException as the ledger does, if it cannot be read now and there is no mark
     */
    public void start() {
        boolean goesOn = mark().isPresent();
        try {
            catchUp();
        } catch (RuntimeException e) {
            if (!goesOn) {
                throw e;
            }
            lost(e);
        }
        thread.start();
    }

    private void catchUp() {
        long asked = System.nanoTime();
        long head = verify();
        while (position < head) {
            if (!readOn()) {
                throw new IllegalStateException(
                        "The ledger's last position is " + head + ", but nothing can be read after " + position + ".");
            }
        }
        switchOver();
        confirmedAt = asked;
    }

    /** The last position whose event the table has seen, or the one that is being filled. */
    public long position() {
        return position;
    }

    /** Whether the end of the ledger was seen within the last five seconds: what is not in the table does not exist. */
    public boolean isConfirmed() {
        return System.nanoTime() - confirmedAt < FRESH_NANOS;
    }

    /** Why the table may be wrong about some links. */
    public Optional<String> halted() {
        return Optional.ofNullable(halted);
    }

    /** Where a snapshot of the table stands that is begun now; empty while the table is not worth one. */
    public synchronized Optional<LedgerMark> mark() {
        StoreIdentity known = store;
        return known == null || aside != null || halted != null
                ? Optional.empty()
                : Optional.of(migrations.mark(known, position));
    }

    /** How many events have changed what a snapshot holds. */
    public synchronized long changes() {
        return changes;
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closing) {
            try {
                if (!verified) {
                    verify();
                }
                if (!readOn()) {
                    signal.awaitBeyond(position, LOOK_ANYWAY);
                }
                if (!reached) {
                    log.info("The edge reads the ledger again, at {}", position);
                    reached = true;
                }
                pause = FIRST_PAUSE_MILLIS;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (closing) {
                    return;
                }
                lost(e);
                if (!sleep(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void lost(RuntimeException e) {
        verified = false;
        if (reached) {
            log.warn("The edge cannot read the ledger after {}; it goes on with what it knows: {}", position, e.toString());
            reached = false;
        }
    }

    /** @return the ledger's last position */
    private long verify() {
        StoreIdentity found = identity.get();
        long head = ledger.head();
        synchronized (this) {
            StoreIdentity known = store;
            if (known != null && (!known.equals(found) || head < position)) {
                log.warn(
                        "What the edge knows is of store {}, up to {}; the ledger is of store {}, up to {}: it is read again",
                        known, position, found, head);
                beginAnew();
            }
            store = found;
        }
        verified = true;
        return head;
    }

    private void beginAnew() {
        aside = new Aside(tables.aside(), new RunningMigrations());
        position = 0;
        confirmedAt = unconfirmed();
    }

    private synchronized void switchOver() {
        Aside filled = aside;
        if (filled != null) {
            tables.use(filled.table());
            migrations.become(filled.migrations());
            aside = null;
        }
    }

    /** Applies one batch; {@code false} if there was nothing. */
    private boolean readOn() {
        long asked = System.nanoTime();
        List<RecordedEvent> events = ledger.after(position, BATCH);
        synchronized (this) {
            for (RecordedEvent event : events) {
                apply(event);
                position = event.position();
            }
        }
        if (events.size() < BATCH) {
            switchOver();
            confirmedAt = asked;
        }
        return !events.isEmpty();
    }

    private void apply(RecordedEvent event) {
        Aside filled = aside;
        switch (event.payload()) {
            case LinkEvent change -> {
                (filled == null ? tables : filled.table()).apply(change);
                alsoTold.accept(change);
                changes++;
            }
            case WorkEvent change -> {
                (filled == null ? migrations : filled.migrations()).apply(change);
                changes++;
            }
            case UnknownEvent unknown when FEATURES.contains(unknown.type().feature()) -> halt(event);
            default -> {
                // Another feature's; no redirect depends on it.
            }
        }
    }

    private void halt(RecordedEvent event) {
        if (halted == null) {
            halted = "The edge does not know the event " + event.type() + " at position " + event.position()
                    + ": what it says of " + event.aggregateId() + " may be out of date.";
            log.error("{} It goes on with the others.", halted);
        }
    }

    private static long unconfirmed() {
        return System.nanoTime() - FRESH_NANOS;
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
