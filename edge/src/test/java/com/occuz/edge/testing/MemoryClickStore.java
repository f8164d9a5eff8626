package com.occuz.edge.testing;

import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.click.ClickTotals;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.testing.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A click store that keeps to its contract whatever it does to its callers. */
public final class MemoryClickStore implements ClickStore, ClickTotals {

    /** The connection is gone; what became of the call is not said. */
    public static final class Unreachable extends RuntimeException {
        Unreachable() {
            super("unreachable", null, false, false);
        }
    }

    private final List<ClicksRecorded> batches = new ArrayList<>();
    private final Map<StreamId, Long> next = new HashMap<>();
    private final Map<StreamId, String> owners = new HashMap<>();
    private final List<Runnable> inFlight = new ArrayList<>();
    private int asked;
    private BooleanSupplier failsBefore = () -> false;
    private BooleanSupplier failsAfter = () -> false;
    private BooleanSupplier commitsLate = () -> false;

    /** Whether a call fails without effect, after its effect, or with an effect that comes later, if at all. */
    public synchronized void fails(BooleanSupplier before, BooleanSupplier after, BooleanSupplier late) {
        failsBefore = before;
        failsAfter = after;
        commitsLate = late;
    }

    public synchronized void isWell() {
        fails(() -> false, () -> false, () -> false);
        landWhatIsInFlight();
    }

    /** Transactions that a caller has given up are committed after all, where the stream still allows it. */
    public synchronized void landWhatIsInFlight() {
        inFlight.forEach(Runnable::run);
        inFlight.clear();
    }

    public synchronized List<Click> clicks() {
        return batches.stream().flatMap(batch -> batch.clicks().stream()).toList();
    }

    @Override
    public synchronized Outcome append(ClicksRecorded batch, String owner) {
        if (failsBefore.getAsBoolean()) {
            throw new Unreachable();
        }
        if (commitsLate.getAsBoolean()) {
            inFlight.add(() -> commit(batch, owner));
            throw new Unreachable();
        }
        Outcome outcome = commit(batch, owner);
        if (failsAfter.getAsBoolean()) {
            throw new Unreachable();
        }
        return outcome;
    }

    private Outcome commit(ClicksRecorded batch, String owner) {
        if (!owners.computeIfAbsent(batch.stream(), stream -> owner).equals(owner)) {
            return new Outcome.NotTheOwner();
        }
        long expected = next.getOrDefault(batch.stream(), 0L);
        if (expected != batch.firstOffset()) {
            return new Outcome.OffsetMismatch(expected);
        }
        batches.add(batch);
        next.put(batch.stream(), batch.nextOffset());
        return new Outcome.Stored(batches.size());
    }

    @Override
    public synchronized long claim(StreamId stream, String owner) {
        if (failsBefore.getAsBoolean()) {
            throw new Unreachable();
        }
        owners.put(stream, owner);
        if (failsAfter.getAsBoolean()) {
            throw new Unreachable();
        }
        return next.getOrDefault(stream, 0L);
    }

    /** As if a part of the stream had come from elsewhere. */
    public synchronized void pretend(StreamId stream, long nextOffset) {
        next.put(stream, nextOffset);
    }

    @Override
    public synchronized long nextOffset(StreamId stream) {
        return next.getOrDefault(stream, 0L);
    }

    @Override
    public synchronized List<RecordedEvent> after(long position, int limit) {
        return Recorded.clicks(batches).stream()
                .filter(event -> event.position() > position)
                .limit(limit)
                .toList();
    }

    /** How often the totals were read. */
    public synchronized int asked() {
        return asked;
    }

    @Override
    public synchronized Counted of(Collection<LinkId> links) {
        if (failsBefore.getAsBoolean()) {
            throw new Unreachable();
        }
        asked++;
        return new Counted(
                batches.size(),
                clicks().stream()
                        .map(Click::link)
                        .filter(links::contains)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    @Override
    public synchronized long head() {
        return batches.size();
    }
}
