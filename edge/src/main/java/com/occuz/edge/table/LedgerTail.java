package com.occuz.edge.table;

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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ledger behind everybody's back and keeps the table up to date. What it cannot reach it tries again; what it
 * cannot understand it declares and goes on, since the other links are as good as before.
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
    private final LinkTable table;
    private final RunningMigrations migrations;
    private final Consumer<LinkEvent> alsoTold;
    private final Thread thread;
    private volatile long position;
    private volatile long confirmedAt;
    private volatile @Nullable String halted;
    private volatile boolean closing;

    /** @param alsoTold who else hears of links, after the table has */
    public LedgerTail(
            LedgerReader ledger,
            FeedSignal signal,
            LinkTable table,
            RunningMigrations migrations,
            Consumer<LinkEvent> alsoTold) {
        this.ledger = ledger;
        this.signal = signal;
        this.table = table;
        this.migrations = migrations;
        this.alsoTold = alsoTold;
        this.confirmedAt = System.nanoTime() - FRESH_NANOS;
        this.thread = Thread.ofPlatform().daemon().name("occuz-edge-tail").unstarted(this::run);
    }

    /**
     * Returns when the table holds all that the ledger held when it was called, and goes on by itself. The table is
     * confirmed from then on, also if the ledger goes away before its next look.
     *
     * @throws RuntimeException as the ledger does, if it cannot be read now
     */
    public void start() {
        long asked = System.nanoTime();
        long head = ledger.head();
        while (position < head) {
            if (!readOn()) {
                throw new IllegalStateException(
                        "The ledger's last position is " + head + ", but nothing can be read after " + position + ".");
            }
        }
        confirmedAt = asked;
        thread.start();
    }

    /** The last position whose event the table has seen. */
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

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closing) {
            try {
                if (!readOn()) {
                    signal.awaitBeyond(position, LOOK_ANYWAY);
                }
                pause = FIRST_PAUSE_MILLIS;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (closing) {
                    return;
                }
                log.warn("The edge cannot read the ledger after {}; it goes on with what it knows: {}", position, e.toString());
                if (!sleep(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** Applies one batch; {@code false} if there was nothing. */
    private boolean readOn() {
        long asked = System.nanoTime();
        List<RecordedEvent> events = ledger.after(position, BATCH);
        for (RecordedEvent event : events) {
            apply(event);
            position = event.position();
        }
        if (events.size() < BATCH) {
            confirmedAt = asked;
        }
        return !events.isEmpty();
    }

    private void apply(RecordedEvent event) {
        switch (event.payload()) {
            case LinkEvent change -> {
                table.apply(change);
                alsoTold.accept(change);
            }
            case WorkEvent change -> migrations.apply(change);
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
