package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes groups of clicks behind each other. For use by one thread. A group that the disk does not take is lost as a
 * whole and leaves no trace; the next one is tried again.
 */
final class JournalWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JournalWriter.class);

    /** A segment is begun at least so often while clicks come, so that old ones can be given up in time. */
    private static final long SEGMENT_NANOS = Duration.ofHours(1).toNanos();

    private final JournalSettings settings;
    private final JournalDirectory directory;
    private final Disk disk;
    private final Losses losses;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Frame.MAX_BYTES);
    private volatile long journalled;

    private @Nullable Current current;

    /** The segment at the end of the stream that is being written. */
    private record Current(JournalStream stream, Segment segment, Disk.Output output, long sinceNanos) {}

    JournalWriter(JournalSettings settings, JournalDirectory directory, Disk disk, Losses losses) {
        this.settings = settings;
        this.directory = directory;
        this.disk = disk;
        this.losses = losses;
    }

    /** How many clicks it has written since it began. */
    long journalled() {
        return journalled;
    }

    /** When it returns, the clicks are as durable as they are to be, or they are counted as lost. */
    void commit(List<Click> group) {
        try {
            try {
                write(group, current());
            } catch (IOException e) {
                if (!makesRoom()) {
                    throw e;
                }
                write(group, current());
            }
            long written = journalled + group.size();
            journalled = written;
            losses.over();
        } catch (IOException | RuntimeException e) {
            losses.add(group, e);
        }
    }

    /** Gives up what the click store has; of the stream being written only once all of it is there. */
    private boolean makesRoom() {
        Current last = current;
        if (last != null && last.segment().extent().nextOffset() <= last.stream().drained()) {
            finish(last, true);
        }
        return directory.giveUpDrained();
    }

    private void write(List<Click> group, Current to) throws IOException {
        Segment.Extent from = to.segment().extent();
        long at = from.bytes();
        long offset = from.nextOffset();
        try {
            int taken = 0;
            while (taken < group.size()) {
                int first = taken;
                Frame.begin(buffer);
                int behind = 0;
                while (taken < group.size() && Frame.hasRoom(buffer, behind)) {
                    Click click = group.get(taken++);
                    ClickCodec.write(click, buffer);
                    behind += ClickRemarks.bytes(click);
                }
                ClickRemarks.write(group.subList(first, taken), buffer);
                Frame.seal(buffer, first == 0, offset, taken - first);
                offset += taken - first;
                int length = buffer.remaining();
                if (!directory.admits(at + length - from.bytes())) {
                    throw new IOException("the click journal has reached its limit of " + settings.maxBytes() + " bytes");
                }
                to.output().write(buffer, at);
                at += length;
            }
            if (settings.durability() == Durability.FSYNC) {
                to.output().force();
            }
        } catch (IOException | RuntimeException e) {
            takeBack(to, from);
            throw e;
        }
        to.segment().extend(new Segment.Extent(at, offset));
        directory.wrote(at - from.bytes());
    }

    /** What was given up must not be found by a later run beside other clicks with the same offsets. */
    private void takeBack(Current from, Segment.Extent extent) {
        try {
            from.output().truncate(extent.bytes());
        } catch (IOException e) {
            log.error("Could not cut {} back; a new stream is begun", from.segment().file(), e);
            finish(from, true);
        }
    }

    private Current current() throws IOException {
        Current at = current;
        if (at != null && at.stream().isAbandoned()) {
            finish(at, true);
            at = null;
        }
        if (at == null) {
            JournalStream stream = directory.begin();
            try {
                at = next(stream, 0);
            } catch (IOException e) {
                Files.deleteIfExists(stream.directory());
                throw e;
            }
            directory.publish(stream);
        } else if (at.segment().extent().bytes() >= settings.segmentBytes()
                || System.nanoTime() - at.sinceNanos() >= SEGMENT_NANOS) {
            Current following = next(at.stream(), at.segment().extent().nextOffset());
            finish(at, false);
            at = following;
        }
        current = at;
        return at;
    }

    private Current next(JournalStream stream, long firstOffset) throws IOException {
        Path file = Segment.fileIn(stream.directory(), firstOffset);
        Disk.Output output = disk.create(file);
        try {
            output.write(new SegmentHeader(stream.id(), firstOffset).bytes(), 0);
            if (settings.durability() == Durability.FSYNC) {
                output.force();
                disk.forceNames(stream.directory());
            }
        } catch (IOException e) {
            output.close();
            Files.deleteIfExists(file);
            throw e;
        }
        directory.wrote(SegmentHeader.BYTES);
        Segment segment = new Segment(file, firstOffset, new Segment.Extent(SegmentHeader.BYTES, firstOffset));
        stream.add(segment);
        return new Current(stream, segment, output, System.nanoTime());
    }

    private void finish(Current last, boolean seal) {
        current = null;
        if (seal) {
            last.stream().seal();
        }
        try {
            last.output().close();
        } catch (IOException e) {
            log.warn("Could not close {}", last.segment().file(), e);
        }
    }

    @Override
    public void close() {
        Current last = current;
        if (last != null) {
            finish(last, true);
        }
    }
}
