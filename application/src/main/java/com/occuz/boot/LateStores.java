package com.occuz.boot;

import com.occuz.edge.EdgeSources;
import com.occuz.edge.table.StoreIdentity;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.click.ClickTotals;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.store.installation.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an edge has from the database, for one that may begin without it. Until there are stores, questions fail as they do
 * of a database that is away, visitors are not hashed, and the clock goes by what it was ahead of real time at last.
 */
final class LateStores {

    private final Duration lastKnownOffset;
    private volatile @Nullable Stores stores;
    private volatile @Nullable ClickTotals totals;

    /** @param lastKnownOffset what the installation's clock was ahead of real time */
    LateStores(Duration lastKnownOffset) {
        this.lastKnownOffset = lastKnownOffset;
    }

    /** From now on they are asked. */
    void arrived(Stores opened) {
        totals = new CountedClicks(opened.pool());
        stores = opened;
    }

    /** They are about to be closed; there may be others later. */
    void left() {
        stores = null;
        totals = null;
    }

    EdgeSources sources() {
        return new EdgeSources(
                new LateLedger(),
                (position, timeout) -> stores().ledgerSignal().awaitBeyond(position, timeout),
                this::identity,
                new LateClicks(),
                links -> there(totals).of(links),
                (at, visitor) -> {
                    Stores known = stores;
                    return known == null ? Optional.empty() : known.visitorKeys().hash(at, visitor);
                },
                this::now,
                this::offset);
    }

    private Stores stores() {
        return there(stores);
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new NotThereYet();
        }
        return part;
    }

    private StoreIdentity identity() {
        Installation installation = stores().installation().read();
        return new StoreIdentity(installation.storeId(), installation.epoch());
    }

    private Instant now() {
        Stores known = stores;
        return known == null
                ? Instant.now().plus(lastKnownOffset).truncatedTo(ChronoUnit.MICROS)
                : known.clock().instant();
    }

    private Duration offset() {
        Stores known = stores;
        return known == null ? lastKnownOffset : known.clock().offset();
    }

    /** The database has not been reached since this node started. */
    static final class NotThereYet extends RuntimeException {
        NotThereYet() {
            super("the database has not been reached yet", null, false, false);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }

    private final class LateLedger implements LedgerReader {

        @Override
        public List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
            return stores().ledgerTail().ofAggregate(aggregateId, fromSequence, limit);
        }

        @Override
        public List<RecordedEvent> after(long position, int limit) {
            return stores().ledgerTail().after(position, limit);
        }

        @Override
        public long head() {
            return stores().ledgerTail().head();
        }
    }

    private final class LateClicks implements ClickStore {

        @Override
        public Outcome append(ClicksRecorded batch, String owner) {
            return stores().clicks().append(batch, owner);
        }

        @Override
        public long claim(StreamId stream, String owner) {
            return stores().clicks().claim(stream, owner);
        }

        @Override
        public long nextOffset(StreamId stream) {
            return stores().clicks().nextOffset(stream);
        }

        @Override
        public List<RecordedEvent> after(long position, int limit) {
            return stores().clicks().after(position, limit);
        }

        @Override
        public long head() {
            return stores().clicks().head();
        }
    }
}
