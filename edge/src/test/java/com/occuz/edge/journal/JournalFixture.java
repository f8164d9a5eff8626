package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Writes and reads journals as one event loop and one drain would. */
final class JournalFixture {

    private JournalFixture() {}

    static JournalSettings settings(Path directory) {
        return new JournalSettings(directory, Durability.FSYNC, 1 << 20, 64 << 10, Duration.ofHours(48));
    }

    /** Appends the clicks as one group and waits until all are settled. */
    static void append(ClickJournal journal, List<Click> clicks) {
        List<Runnable> turn = new ArrayList<>();
        CountDownLatch settled = new CountDownLatch(clicks.size());
        Lane lane = journal.lane(task -> {
            if (turn.isEmpty()) {
                turn.add(task);
            } else {
                task.run();
            }
        });
        clicks.forEach(click -> lane.append(click, settled::countDown));
        turn.getFirst().run();
        try {
            if (!settled.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("clicks were not settled");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static List<Click> readAll(JournalStream stream) {
        List<Click> all = new ArrayList<>();
        try (ClickReader reader = stream.readFrom(stream.first())) {
            for (List<Click> some = reader.read(7); !some.isEmpty(); some = reader.read(7)) {
                all.addAll(some);
            }
        }
        return all;
    }

    static Path onlySegment(Path journal) {
        return segments(journal).getFirst();
    }

    static List<Path> segments(Path journal) {
        try (Stream<Path> files = Files.walk(journal)) {
            return files.filter(f -> f.toString().endsWith(Segment.SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
