package com.occuz.store.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer for the node: what arrives while a transaction is under way goes together into the next one, so that many
 * appends share one round of lock, statements and flush.
 */
public final class GroupLedger implements Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(GroupLedger.class);
    private static final int LARGEST_GROUP = 512;
    private static final int LONGEST_QUEUE = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The writer waits for company at most a quarter of the time that its last transaction took. */
    private static final long SHARE_OF_WAITING = 4;

    private static final Duration LAST_GROUP = Duration.ofSeconds(60);

    /** Wakes the writer at the end. */
    private static final PendingAppend END = PendingAppend.of(new EncodedAppend(List.of(), Optional.empty()));

    private final LedgerTable table;
    private final AppendTransaction transaction;
    private final BlockingQueue<PendingAppend> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread writer;
    private volatile boolean closed;
    private volatile boolean ended;

    public GroupLedger(DataSource database, LedgerTable table, LedgerSignal signal) {
        this.table = table;
        this.transaction = new AppendTransaction(database, signal);
        this.writer = Thread.ofPlatform().daemon().name("ledger-writer").start(this::write);
    }

    @Override
    public AppendOutcome append(Append append) {
        PendingAppend pending = PendingAppend.of(table.encode(append));
        try {
            if (closed) {
                throw LedgerUnavailable.nothingRecorded("the ledger is closed", null);
            }
            if (!queue.offer(pending, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw LedgerUnavailable.nothingRecorded("too many appends wait for the ledger", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerUnavailable.nothingRecorded("the append was interrupted", e);
        }
        if (ended && queue.remove(pending)) {
            throw LedgerUnavailable.nothingRecorded("the ledger is closed", null);
        }
        return pending.await();
    }

    private void write() {
        List<PendingAppend> group = new ArrayList<>();
        int company = 1;
        long duration = 0;
        try {
            while (!closed || !queue.isEmpty()) {
                group.add(queue.take());
                gather(group, company, duration / SHARE_OF_WAITING);
                group.remove(END);
                if (!group.isEmpty()) {
                    long begin = System.nanoTime();
                    transaction.run(group);
                    duration = System.nanoTime() - begin;
                    company = group.size();
                }
                group.clear();
            }
        } catch (InterruptedException e) {
            LOG.error("The writer of the ledger was interrupted and ends", e);
            closed = true;
        }
        ended = true;
        queue.drainTo(group);
        for (PendingAppend pending : group) {
            pending.outcome().completeExceptionally(LedgerUnavailable.nothingRecorded("the ledger is closed", null));
        }
    }

    /**
     * Takes what is there, and waits a moment for as many as last time: the clients of the last group come back
     * together, and without this the first of them would go alone and all the others would wait for two flushes instead
     * of one.
     */
    private void gather(List<PendingAppend> group, int company, long patienceNanos) throws InterruptedException {
        queue.drainTo(group, LARGEST_GROUP - group.size());
        long deadline = System.nanoTime() + patienceNanos;
        while (group.size() < company) {
            PendingAppend next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
            queue.drainTo(group, LARGEST_GROUP - group.size());
        }
    }

    @Override
    public void close() {
        closed = true;
        // If there is no room for it the writer has enough to wake it.
        boolean woken = queue.offer(END);
        try {
            if (!writer.join(LAST_GROUP)) {
                LOG.error("The writer of the ledger does not come to its end (woken: {})", woken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
