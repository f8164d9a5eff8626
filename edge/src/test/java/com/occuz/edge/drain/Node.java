package com.occuz.edge.drain;

import com.occuz.edge.journal.ClickJournal;
import com.occuz.edge.journal.Durability;
import com.occuz.edge.journal.JournalSettings;
import com.occuz.edge.journal.JournalStream;
import com.occuz.edge.journal.Lane;
import com.occuz.edge.testing.MemoryClickStore;
import com.occuz.kernel.click.Click;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of a node, whose drain takes a step when it is told to. */
final class Node implements AutoCloseable {

    final Path directory;
    private final ClickJournal journal;
    private final MemoryClickStore store;
    private final String owner = UUID.randomUUID().toString();
    private final Map<JournalStream, StreamDrain> drains = new LinkedHashMap<>();

    Node(Path directory, MemoryClickStore store) {
        this.directory = directory;
        this.store = store;
        this.journal = ClickJournal.open(
                new JournalSettings(directory, Durability.OS, 1 << 30, 16 << 10, Duration.ofHours(48)));
    }

    ClickJournal journal() {
        return journal;
    }

    void answer(List<Click> clicks) {
        CountDownLatch settled = new CountDownLatch(clicks.size());
        Lane lane = journal.lane(Runnable::run);
        clicks.forEach(click -> lane.append(click, settled::countDown));
        try {
            if (!settled.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("clicks were not settled");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One step of every stream; {@code true} if one of them was reached and had something to do. */
    boolean step() {
        boolean more = false;
        for (JournalStream stream : journal.streams()) {
            StreamDrain drain = drains.computeIfAbsent(
                    stream, s -> new StreamDrain(s, journal, store, (batch, position) -> {}, owner, InstantSource.system()));
            try {
                more |= drain.step() || drain.backlog() > 0;
            } catch (MemoryClickStore.Unreachable e) {
                more = true;
            }
        }
        return more;
    }

    void drainAll() {
        // A first round may only find out that a stream has been claimed by another node.
        boolean more = true;
        for (int quiet = 0; quiet < 3; quiet = more ? 0 : quiet + 1) {
            more = step();
        }
    }

    /** Ends without a word, as far as the disk can tell: what was not drained stays. */
    @Override
    public void close() {
        drains.values().forEach(StreamDrain::close);
        journal.close();
    }
}
