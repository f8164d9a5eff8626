package com.occuz.edge.drain;

import com.occuz.edge.journal.ClickJournal;
import com.occuz.edge.journal.ClickReader;
import com.occuz.edge.journal.DamagedJournal;
import com.occuz.edge.journal.JournalStream;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one stream into the click store. Where the store's stream ends is the only truth about what it holds: whatever
 * goes wrong, the drain claims the stream again and goes on from there.
 */
final class StreamDrain implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamDrain.class);
    static final int BATCH = 1_000;

    private final JournalStream stream;
    private final ClickJournal journal;
    private final ClickStore store;
    private final ObjLongConsumer<ClicksRecorded> stored;
    private final String owner;
    private final InstantSource clock;

    /** Where the store goes on; {@code null} while that has to be asked. */
    private @Nullable ClickReader reader;

    private long knownFrom = -1;
    private long knownTo;

    /** A batch that the store may have taken without saying so. */
    private @Nullable ClicksRecorded unsure;

    StreamDrain(
            JournalStream stream,
            ClickJournal journal,
            ClickStore store,
            ObjLongConsumer<ClicksRecorded> stored,
            String owner,
            InstantSource clock) {
        this.stream = stream;
        this.journal = journal;
        this.store = store;
        this.stored = stored;
        this.owner = owner;
        this.clock = clock;
    }

    JournalStream stream() {
        return stream;
    }

    /** How many clicks the store has taken since this run first asked it. */
    long stored() {
        return knownFrom < 0 ? 0 : knownTo - knownFrom;
    }

    /** How many clicks an earlier run had left to do. */
    long inherited() {
        return knownFrom < 0 || !stream.isInherited() ? 0 : stream.end() - knownFrom;
    }

    /** How many clicks wait; not known, and 0, before the stream was claimed. */
    long backlog() {
        return reader == null ? 0 : stream.end() - reader.offset();
    }

    /** Whether there is nothing to do and will never be. */
    boolean isDone() {
        return reader != null && stream.isSealed() && stream.damage() == null && backlog() == 0;
    }

    /**
     * Claims the stream, or stores one batch of it.
     *
     * @return whether there may be more to do at once
     * @throws RuntimeException as the store does; what became of the batch is then unknown, and the next step finds out
     */
    boolean step() {
        try {
            ClickReader from = reader;
            if (from == null) {
                return claim();
            }
            List<Click> clicks = from.read(BATCH);
            if (!clicks.isEmpty()) {
                return store(new ClicksRecorded(stream.id(), from.offset() - clicks.size(), clicks));
            }
            if (stream.damage() instanceof String damage && stream.isSealed()) {
                setAside(damage);
            }
            return false;
        } catch (DamagedJournal e) {
            setAside(String.valueOf(e.getMessage()));
            return true;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean claim() {
        goOnAt(store.claim(stream.id(), owner));
        return isWorthABatch();
    }

    /** What is still growing is given time to grow. */
    private boolean isWorthABatch() {
        return backlog() >= BATCH || stream.isSealed() && backlog() > 0;
    }

    private void knownTo(long offset) {
        if (knownFrom < 0) {
            knownFrom = offset;
        }
        knownTo = offset;
        journal.drained(stream, offset, clock.instant());
    }

    private boolean store(ClicksRecorded batch) {
        unsure = batch;
        switch (store.append(batch, owner)) {
            case ClickStore.Outcome.Stored at -> {
                tell(batch, at.position());
                knownTo(batch.nextOffset());
                return isWorthABatch();
            }
            case ClickStore.Outcome.OffsetMismatch mismatch -> {
                log.info("Click stream {} goes on at {} and not at {}", stream.id(), mismatch.expected(), batch.firstOffset());
                close();
                goOnAt(mismatch.expected());
                return true;
            }
            case ClickStore.Outcome.NotTheOwner ignored -> {
                // A copy of this directory runs elsewhere. Both hold the same clicks under the same offsets, so it does
                // not matter who sends them; taking turns ends when one of them has sent all.
                log.warn("Click stream {} was claimed by another node; this directory has been copied", stream.id());
                close();
                return false;
            }
        }
    }

    private void tell(ClicksRecorded batch, long position) {
        unsure = null;
        if (!stream.isInherited()) {
            stored.accept(batch, position);
        }
    }

    private void goOnAt(long offset) {
        ClicksRecorded asked = unsure;
        if (asked != null && offset >= asked.nextOffset()) {
            tell(asked, store.head());
        }
        unsure = null;
        if (offset < stream.first()) {
            setAside("The click store goes on with click " + offset + " of stream " + stream.id()
                    + ", but the journal begins at " + stream.first() + ": it was restored from too old a copy.");
            return;
        }
        if (offset > stream.end() && !stream.isSealed()) {
            log.error("Click stream {} goes on at {} behind its end {}; another stream is begun", stream.id(), offset, stream.end());
            journal.abandon(stream);
        }
        // Behind the end of an earlier run's stream: its tail was lost with the power after it had been stored.
        long next = Math.min(offset, stream.end());
        knownTo(next);
        reader = stream.readFrom(next);
    }

    private void setAside(String why) {
        close();
        journal.setAside(stream, why);
    }

    @Override
    public void close() {
        ClickReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }
}
