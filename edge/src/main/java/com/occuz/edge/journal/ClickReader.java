package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a stream's clicks in their order, also while it is being written. */
public final class ClickReader implements AutoCloseable {

    /** Holds any frame whole. */
    private static final int WINDOW_BYTES = 2 * Frame.MAX_BYTES;

    private final JournalStream stream;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
    private long windowAt;
    private @Nullable Segment segment;
    private @Nullable FileChannel channel;
    private long position;
    private long next;
    private List<Click> ahead = List.of();

    ClickReader(JournalStream stream, long offset) {
        this.stream = stream;
        this.next = offset;
    }

    /** The offset of the click that {@link #read} begins with. */
    public long offset() {
        return next;
    }

    /**
     * The next clicks, at most {@code limit}; none at the end of the stream.
     *
     * @throws DamagedJournal if clicks that should be there cannot be read
     */
    public List<Click> read(int limit) {
        List<Click> clicks = new ArrayList<>(limit);
        while (clicks.size() < limit) {
            if (ahead.isEmpty() && !readAhead()) {
                break;
            }
            List<Click> taken = ahead.subList(0, Math.min(ahead.size(), limit - clicks.size()));
            clicks.addAll(taken);
            next += taken.size();
            ahead = ahead.subList(taken.size(), ahead.size());
        }
        return clicks;
    }

    private boolean readAhead() {
        long end = stream.end();
        while (next < end) {
            Segment current = segmentOfNext();
            Segment.Extent extent = current.extent();
            Frame frame = frameAt(extent);
            if (frame == null || frame.firstOffset() > next) {
                throw new DamagedJournal("The click journal is damaged: " + current.file() + " is broken at byte "
                        + position + ", before click " + next + ".");
            }
            position += frame.length();
            if (frame.nextOffset() > next) {
                ahead = frame.clicks(window).subList((int) (next - frame.firstOffset()), frame.clicks());
                return true;
            }
        }
        return false;
    }

    private Segment segmentOfNext() {
        Segment wanted = stream.segmentOf(next);
        if (wanted == null) {
            throw new DamagedJournal("The click journal is damaged: click " + next + " of " + stream.id() + " is gone.");
        }
        if (wanted != segment) {
            close();
            try {
                channel = FileChannel.open(wanted.file(), StandardOpenOption.READ);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            segment = wanted;
            position = SegmentHeader.BYTES;
            windowAt = 0;
            window.clear().limit(0);
        }
        return wanted;
    }

    private @Nullable Frame frameAt(Segment.Extent extent) {
        Frame frame = inWindow();
        if (frame == null) {
            fill(extent);
            frame = inWindow();
        }
        return frame;
    }

    private @Nullable Frame inWindow() {
        long at = position - windowAt;
        return at < 0 || at >= window.limit() ? null : Frame.at(window, (int) at);
    }

    /** Never beyond the extent: bytes behind it may be replaced by others. */
    private void fill(Segment.Extent extent) {
        window.clear().limit(Math.clamp(extent.bytes() - position, 0, WINDOW_BYTES));
        windowAt = position;
        try {
            FileChannel open = channel;
            while (open != null && window.hasRemaining() && open.read(window, position + window.position()) > 0) {
                continue;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        window.flip();
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        segment = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
