package com.occuz.query.analytics;

import com.occuz.kernel.click.AnalyticsQuery.Freshness;
import com.occuz.kernel.click.AnalyticsQuery.Progress;
import com.occuz.kernel.click.AnalyticsUnavailable;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.ledger.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the click store into this node's {@link AnalyticsFile}, on a thread of its own: neither a start nor a redirect
 * waits for it. Readers are let in together; while the file is made anew they stay outside.
 */
public final class ClickTail implements AutoCloseable {

    /** Which store the positions are of; a restore gives it another epoch. */
    public record StoreIdentity(String id, int epoch) {}

    /** Waits until a batch lies behind a position; {@code false} when the time is over before. */
    @FunctionalInterface
    public interface Growth {
        boolean awaitBeyond(long position, Duration timeout);
    }

    /** Something to ask of the file, with how far it was when it was asked. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Connection connection, Freshness freshness) throws SQLException;
    }

    /** A node that starts has better things to do, unless somebody asks. */
    private static final Duration START_PAUSE = Duration.ofSeconds(5);

    /** Clicks of so long are taken in together while nobody waits: each transaction waits for the disk. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration UNKNOWN_OWNER_LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int CLICKS_A_TRANSACTION = 50_000;
    private static final int MOST_BATCHES = 8_192;
    private static final int EXPORTS = 4;
    private static final Duration QUEUE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ClickTail.class);

    private final Path directory;
    private final ClickStore clicks;
    private final Growth growth;
    private final Supplier<StoreIdentity> store;
    private final Function<Collection<String>, Map<String, String>> owners;
    private final Thread thread = Thread.ofPlatform().daemon().name("analytics").unstarted(this::run);

    /** Held by all who read, and alone by whoever takes the file away from under them. */
    private final ReentrantReadWriteLock present = new ReentrantReadWriteLock(true);

    private final Semaphore questions = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Semaphore exports = new Semaphore(EXPORTS, true);
    private final Meeting meeting = new Meeting();
    private volatile @Nullable AnalyticsFile file;
    private volatile @Nullable StoreIdentity of;
    private volatile @Nullable String failure;
    private volatile boolean closed;

    /** Whether the thread waits for the store to grow, where it can be woken without harm. */
    private volatile boolean parked;

    private int batchLimit = 64;

    /**
     * @param directory where the file lies, which nobody else uses
     * @param store the identity of the store at this moment; may fail as the click store does
     * @param owners tells the accounts of links, of those that it knows
     */
    public ClickTail(
            Path directory,
            ClickStore clicks,
            Growth growth,
            Supplier<StoreIdentity> store,
            Function<Collection<String>, Map<String, String>> owners) {
        this.directory = directory;
        this.clicks = clicks;
        this.growth = growth;
        this.store = store;
        this.owners = owners;
    }

    /** Where files are made that are handed out, each in a directory of its own. */
    Path exports() {
        return directory.resolve("exports");
    }

    /** Begins to follow, soon or with the first question. */
    public void start() {
        ParquetFile.sweep(exports());
        thread.start();
    }

    /** How far it is, without waiting for anything but the click store. */
    Progress progress() {
        AnalyticsFile now = file;
        return new Progress(
                now == null ? 0 : now.position(), clicks.head(), now == null ? 0 : now.clicks(), now != null, failure);
    }

    /**
     * Asks the file when it holds what the click store holds now, or after two seconds as it is then.
     *
     * @throws AnalyticsUnavailable if there is no file to ask by then, or too many ask
     */
    <T> T ask(Reading<T> question) {
        return ask(question, questions);
    }

    /** The same for what may take long because whoever asked reads slowly: it keeps no question waiting. */
    <T> T export(Reading<T> question) {
        return ask(question, exports);
    }

    private <T> T ask(Reading<T> question, Semaphore places) {
        long head = clicks.head();
        if (!holds(head)) {
            meeting.await(() -> file != null, () -> holds(head), () -> holdsClicks(head));
        }
        if (!acquired(places)) {
            throw new AnalyticsUnavailable("Too many questions about clicks are being answered.");
        }
        try {
            return read(head, question);
        } finally {
            places.release();
        }
    }

    private <T> T read(long head, Reading<T> question) {
        if (!present.readLock().tryLock()) {
            throw notReady();
        }
        try {
            AnalyticsFile now = file;
            if (now == null) {
                throw notReady();
            }
            try (Connection connection = now.reader()) {
                long position = AnalyticsFile.position(connection);
                return question.of(connection, new Freshness(position, Math.max(0, head - position)));
            } catch (SQLException e) {
                throw new AnalyticsUnavailable("The clicks cannot be read.", e);
            }
        } finally {
            present.readLock().unlock();
        }
    }

    private static AnalyticsUnavailable notReady() {
        return new AnalyticsUnavailable("This node has only begun to read the clicks.");
    }

    private static boolean acquired(Semaphore places) {
        try {
            return places.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean holds(long head) {
        AnalyticsFile now = file;
        return now != null && holdsClicks(head) && now.isComplete();
    }

    private boolean holdsClicks(long head) {
        AnalyticsFile now = file;
        return now != null && now.position() >= head;
    }

    private void run() {
        meeting.awaitWanted(START_PAUSE);
        Duration pause = LOOK;
        while (!closed) {
            try {
                follow();
                failure = null;
                pause = LOOK;
            } catch (SQLException e) {
                failed("The analytics are damaged; they are made anew", e);
                if (!closed) {
                    discard();
                }
                meeting.sleep(pause);
                pause = longer(pause);
            } catch (RuntimeException e) {
                failed("The analytics do not get on; trying again", e);
                meeting.sleep(pause);
                pause = longer(pause);
            }
        }
    }

    /** One look: takes in what there is, and waits for more. */
    private void follow() throws SQLException {
        AnalyticsFile now = current();
        for (List<RecordedEvent> batches = next(now); !batches.isEmpty() && !closed; batches = next(now)) {
            now.append(batches, owners);
            failure = null;
            meeting.tell();
        }
        if (!now.isComplete()) {
            now.own(owners.apply(now.ownerless()));
        }
        meeting.endRound();
        Duration patience = now.isComplete() ? LOOK : UNKNOWN_OWNER_LOOK;
        if (awaitGrowth(now.position(), patience)) {
            meeting.awaitWanted(GATHERING);
        }
    }

    private boolean awaitGrowth(long position, Duration patience) {
        parked = true;
        try {
            return !closed && growth.awaitBeyond(position, patience);
        } finally {
            parked = false;
        }
    }

    private List<RecordedEvent> next(AnalyticsFile now) {
        List<RecordedEvent> batches = clicks.after(now.position(), batchLimit);
        long held = batches.stream().mapToLong(AnalyticsFile::clicksOf).sum();
        if (held > 2L * CLICKS_A_TRANSACTION) {
            batchLimit = Math.max(1, batchLimit / 2);
        } else if (batches.size() == batchLimit && held < CLICKS_A_TRANSACTION) {
            batchLimit = Math.min(MOST_BATCHES, batchLimit * 2);
        }
        return batches;
    }

    /** The file of the store as it is now: after a restore it is another one. */
    private AnalyticsFile current() throws SQLException {
        StoreIdentity identity = store.get();
        AnalyticsFile now = file;
        if (now != null && identity.equals(of)) {
            return now;
        }
        present.writeLock().lock();
        try {
            if (now != null) {
                now.close();
                file = null;
            }
            AnalyticsFile opened = AnalyticsFile.open(directory, identity);
            if (opened.position() > clicks.head()) {
                log.warn("The analytics hold more than the click store; they are made anew");
                opened.close();
                DuckDbFile.delete(opened.path());
                opened = AnalyticsFile.open(directory, identity);
            }
            of = identity;
            file = opened;
            meeting.tell();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            present.writeLock().unlock();
        }
    }

    private void discard() {
        present.writeLock().lock();
        try {
            AnalyticsFile now = file;
            file = null;
            if (now != null) {
                now.close();
                DuckDbFile.delete(now.path());
            }
        } catch (IOException e) {
            log.warn("The damaged analytics cannot be removed", e);
        } finally {
            present.writeLock().unlock();
        }
    }

    private void failed(String what, Exception e) {
        if (failure == null && !closed) {
            log.warn(what, e);
        }
        failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    @Override
    public void close() {
        closed = true;
        meeting.close();
        if (parked) {
            thread.interrupt();
        }
        try {
            // A node that is told to end while it starts has not begun it.
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        present.writeLock().lock();
        try {
            AnalyticsFile now = file;
            file = null;
            if (now != null) {
                now.close();
            }
        } finally {
            present.writeLock().unlock();
        }
    }
}
