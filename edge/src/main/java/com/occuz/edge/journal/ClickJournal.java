package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes clicks from the event loops and makes them durable, all that wait at once: one thread collects them, writes
 * them, forces the disk and then lets every loop answer its own.
 */
public final class ClickJournal implements AutoCloseable {

    private final JournalDirectory directory;
    private final JournalWriter writer;
    private final Losses losses;
    private final Queue<Lane.Load> waiting = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean closing;

    private ClickJournal(JournalDirectory directory, JournalWriter writer, Losses losses) {
        this.directory = directory;
        this.writer = writer;
        this.losses = losses;
        this.thread = Thread.ofPlatform().name("occuz-click-journal").unstarted(this::run);
    }

    /**
     * @throws IllegalStateException if another process uses the directory
     * @throws UncheckedIOException if the directory cannot be read
     */
    public static ClickJournal open(JournalSettings settings) {
        return open(settings, Disk.REAL);
    }

    static ClickJournal open(JournalSettings settings, Disk disk) {
        JournalDirectory directory;
        Losses losses;
        try {
            directory = JournalDirectory.open(settings, disk);
            losses = Losses.open(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("The click journal " + settings.directory() + " cannot be opened.", e);
        }
        ClickJournal journal =
                new ClickJournal(directory, new JournalWriter(settings, directory, disk, losses), losses);
        journal.thread.start();
        return journal;
    }

    /** A way in for one event loop, which also runs what is to be done once a click is safe. */
    public Lane lane(Executor loop) {
        return new Lane(loop, this::accept);
    }

    /** Streams that are not gone yet, those of earlier runs included. */
    public List<JournalStream> streams() {
        return directory.streams();
    }

    /** Notes that the click store holds all clicks of the stream in front of {@code offset}. */
    public void drained(JournalStream stream, long offset, Instant now) {
        long before = stream.drained();
        stream.drainedTo(offset);
        for (Segment segment : stream.segments()) {
            long end = segment.extent().nextOffset();
            if (before < end && end <= offset) {
                directory.touch(segment, now);
            }
        }
    }

    /** Keeps what is left of a stream for somebody to look at; clicks to come go to another stream. */
    public void setAside(JournalStream stream, String why) {
        stream.abandon();
        directory.setAside(stream, why);
    }

    /** Clicks to come go to another stream. */
    public void abandon(JournalStream stream) {
        stream.abandon();
    }

    /** Deletes segments that were drained longer ago than they are to be kept. */
    public void sweep(Instant now) {
        directory.sweep(now);
    }

    /** How many clicks this run has made durable. */
    public long journalled() {
        return writer.journalled();
    }

    /** How many clicks the disk did not take in this run. */
    public long lost() {
        return losses.count();
    }

    /** What was lost and is not on record, by this run and by earlier ones of this directory. */
    public List<Loss> undeclared() {
        return losses.undeclared();
    }

    /** The loss is on record for ever. */
    public void declared(Loss loss) {
        losses.declared(loss);
    }

    /** What somebody has to look at, in sentences. */
    public Optional<String> notice() {
        return directory.notice();
    }

    private void accept(Lane.Load load) {
        waiting.add(load);
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        List<Lane.Load> loads = new ArrayList<>();
        List<Click> group = new ArrayList<>();
        while (true) {
            boolean last = closing;
            for (Lane.Load load = waiting.poll(); load != null; load = waiting.poll()) {
                loads.add(load);
                group.addAll(load.clicks());
            }
            if (!group.isEmpty()) {
                writer.commit(group);
                loads.forEach(Lane.Load::settle);
                loads.clear();
                group.clear();
            } else if (last) {
                return;
            } else {
                pause();
            }
        }
    }

    private void pause() {
        idle = true;
        if (waiting.isEmpty() && !closing) {
            LockSupport.park(this);
        }
        idle = false;
    }

    /** Makes durable what waits and seals the stream. No lane may be used any more, but streams can still be read. */
    public void stopWriting() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        writer.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopWriting();
        losses.close();
        directory.close();
    }
}
