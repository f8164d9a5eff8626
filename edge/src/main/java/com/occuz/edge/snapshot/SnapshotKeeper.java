package com.occuz.edge.snapshot;

import com.occuz.edge.limit.ClickLimits;
import com.occuz.edge.table.LedgerMark;
import com.occuz.edge.table.LedgerTail;
import com.occuz.edge.table.LinkTable;
import com.occuz.kernel.link.LinkId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a snapshot whenever something has changed, and a last one at the end. Writing takes at most a fiftieth of the
 * time: a small table is on disk after seconds, one of ten million links after some minutes.
 */
public final class SnapshotKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SnapshotKeeper.class);

    private static final int SHARE = 50;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /** So many events that change nothing here are worth a snapshot too: the next start need not read them. */
    private static final long MANY = 50_000;

    private static final Duration CLOSING = Duration.ofMinutes(1);

    private final SnapshotFile file;
    private final LedgerTail tail;
    private final LinkTable table;
    private final ClickLimits limits;
    private final Supplier<Duration> clockOffset;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Written written;
    private boolean failing;

    /** What the last snapshot held. */
    private record Written(long position, long changes, Map<LinkId, Long> followed) {}

    private SnapshotKeeper(SnapshotFile file, LedgerTail tail, LinkTable table, ClickLimits limits, Supplier<Duration> clockOffset) {
        this.file = file;
        this.tail = tail;
        this.table = table;
        this.limits = limits;
        this.clockOffset = clockOffset;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("occuz-edge-snapshots")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    /**
     * @param clockOffset what the installation's clock is ahead of real time
     * @param resumed whether the table was filled from the file
     */
    public static SnapshotKeeper start(
            SnapshotFile file,
            LedgerTail tail,
            LinkTable table,
            ClickLimits limits,
            Supplier<Duration> clockOffset,
            Optional<SnapshotHeader> resumed) {
        SnapshotKeeper keeper = new SnapshotKeeper(file, tail, table, limits, clockOffset);
        resumed.ifPresent(header -> keeper.written = new Written(header.mark().position(), 0, limits.followed()));
        keeper.thread.start();
        return keeper;
    }

    /** The position of the snapshot on disk, if there is one of this table. */
    public OptionalLong position() {
        Written last = written;
        return last == null ? OptionalLong.empty() : OptionalLong.of(last.position());
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        while (!closing) {
            // Not by sleep: an interruption would close the file that is being written.
            LockSupport.parkNanos(this, pause.toNanos());
            if (!closing) {
                pause = round();
            }
        }
        round();
    }

    /** @return how long to wait for the next one */
    private Duration round() {
        long begun = System.nanoTime();
        try {
            tail.mark().ifPresent(this::writeIfWorthIt);
            failing = false;
        } catch (UncheckedIOException e) {
            if (!failing) {
                log.warn("No snapshot of the links can be written; the one before stays: {}", e.getMessage());
            }
            failing = true;
            return AFTER_FAILURE;
        }
        Duration due = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(SHARE);
        return due.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : due.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : due;
    }

    private void writeIfWorthIt(LedgerMark mark) {
        // Asked after the mark: what has changed in between is in the file as well.
        Written now = new Written(mark.position(), tail.changes(), limits.followed());
        Written last = written;
        boolean same = last != null
                && last.changes() == now.changes()
                && last.followed().equals(now.followed())
                && now.position() - last.position() < MANY
                && now.position() >= last.position();
        if (same) {
            return;
        }
        Instant takenAt = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
        file.write(
                new SnapshotHeader(mark, clockOffset.get(), takenAt, LedgerTail.typesRead()), now.followed(), table);
        written = now;
        log.debug("A snapshot of {} links at {} is on disk", table.size(), mark.position());
    }

    /** Writes a last one, if something has changed. Nobody may change the table any more. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(CLOSING)) {
                log.warn("The last snapshot of the links is still being written; the one before stays");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
