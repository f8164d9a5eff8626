package com.occuz.edge.drain;

import com.occuz.edge.journal.ClickJournal;
import com.occuz.edge.journal.JournalStream;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries clicks from the journal into the click store, in batches, whenever the store can be reached. */
public final class ClickDrain implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ClickDrain.class);

    private static final long LINGER_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long CLOSING_PAUSE_NANOS = Duration.ofMillis(10).toNanos();
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ClickJournal journal;
    private final ClickStore store;
    private final ObjLongConsumer<ClicksRecorded> stored;
    private final InstantSource clock;
    private final String owner = "edge-run:" + UUID.randomUUID();
    private final Map<JournalStream, StreamDrain> drains = new LinkedHashMap<>();
    private final Thread thread;
    private boolean failing;
    private long goneStored;
    private long goneInherited;
    private volatile long drained;
    private volatile long inherited;
    private volatile boolean closing;
    private volatile long closeBy;

    private ClickDrain(
            ClickJournal journal, ClickStore store, ObjLongConsumer<ClicksRecorded> stored, InstantSource clock) {
        this.journal = journal;
        this.store = store;
        this.stored = stored;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("occuz-click-drain").unstarted(this::run);
    }

    /**
     * @param stored hears of the batches of this run, once each, with a position of the click store that they do not
     *     stand behind
     * @param clock tells how long a drained segment has been kept: a real one, whatever the installation's shows
     */
    public static ClickDrain start(
            ClickJournal journal, ClickStore store, ObjLongConsumer<ClicksRecorded> stored, InstantSource clock) {
        ClickDrain drain = new ClickDrain(journal, store, stored, clock);
        drain.thread.start();
        return drain;
    }

    /** How many clicks the store has taken from this node since it started. */
    public long drained() {
        return drained;
    }

    /** How many clicks earlier runs had left to do, as far as the store could be asked. */
    public long inherited() {
        return inherited;
    }

    private void run() {
        long pause = LINGER_NANOS;
        long swept = System.nanoTime() - SWEEP_NANOS;
        while (true) {
            boolean last = closing;
            boolean reached = round();
            if (reached && failing) {
                log.info("Clicks are stored again");
                failing = false;
            }
            if (last && (!reached || isEmpty() || isLate())) {
                return;
            }
            if (System.nanoTime() - swept >= SWEEP_NANOS) {
                journal.sweep(clock.instant());
                swept = System.nanoTime();
            }
            pause = reached ? LINGER_NANOS : Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            LockSupport.parkNanos(this, closing ? CLOSING_PAUSE_NANOS : pause);
        }
    }

    /** Takes every stream as far as it goes now; {@code false} if the store failed for one of them. */
    private boolean round() {
        boolean reached = true;
        for (JournalStream stream : journal.streams()) {
            StreamDrain drain =
                    drains.computeIfAbsent(stream, s -> new StreamDrain(s, journal, store, stored, owner, clock));
            reached &= drain(drain);
        }
        drains.values().removeIf(this::isGone);
        count();
        return reached;
    }

    private boolean drain(StreamDrain drain) {
        try {
            while (drain.step() && !isLate()) {
                count();
            }
            return true;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn(
                        "Clicks of stream {} cannot be stored now; they wait in the journal: {}",
                        drain.stream().id(),
                        e.toString());
            }
            failing = true;
            return false;
        }
    }

    private boolean isGone(StreamDrain drain) {
        if (journal.streams().contains(drain.stream())) {
            return false;
        }
        goneStored += drain.stored();
        goneInherited += drain.inherited();
        drain.close();
        return true;
    }

    private void count() {
        drained = goneStored + drains.values().stream().mapToLong(StreamDrain::stored).sum();
        inherited = goneInherited + drains.values().stream().mapToLong(StreamDrain::inherited).sum();
    }

    private boolean isLate() {
        return closing && System.nanoTime() - closeBy >= 0;
    }

    private boolean isEmpty() {
        return drains.values().stream().allMatch(StreamDrain::isDone);
    }

    /** Stores what can be stored within five seconds; the rest waits for the next run. The journal writes no more. */
    @Override
    public void close() {
        closeBy = System.nanoTime() + CLOSING.toNanos();
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(CLOSING)) {
                log.warn("The click store has not taken all clicks in time; they wait in the journal");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
