package com.occuz.edge.journal;

import com.occuz.kernel.click.StreamId;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over a stream that an earlier run left behind. Only the end of its last segment can have been torn by a death;
 * that is cut off, since nothing in it was answered. Everything else that is broken is damage and is kept as it lies.
 */
final class StreamScan {

    private static final Logger log = LoggerFactory.getLogger(StreamScan.class);

    private StreamScan() {}

    static JournalStream open(StreamId id, Path directory) throws IOException {
        JournalStream stream = new JournalStream(id, directory, true);
        List<Path> files = segmentsOf(directory);
        while (!files.isEmpty() && isTornAtBirth(files.getLast())) {
            Files.delete(files.removeLast());
        }
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            Path following = i + 1 < files.size() ? files.get(i + 1) : null;
            Segment segment = open(stream, file, following);
            if (segment == null) {
                stream.damaged("The click journal is damaged: " + file + " does not begin as a segment of its stream.");
                break;
            }
            stream.add(segment);
        }
        stream.seal();
        return stream;
    }

    private static @Nullable Segment open(JournalStream stream, Path file, @Nullable Path following)
            throws IOException {
        SegmentHeader header = headerOf(file);
        if (header == null || !header.stream().equals(stream.id()) || header.firstOffset() != firstOffsetOf(file)) {
            return null;
        }
        Segment.Extent extent = following == null
                ? endOf(stream, file, header.firstOffset())
                : new Segment.Extent(Files.size(file), firstOffsetOf(following));
        return new Segment(file, header.firstOffset(), extent);
    }

    /** A segment's header is durable before its first click is written: without one there was none. */
    private static boolean isTornAtBirth(Path file) throws IOException {
        return headerOf(file) == null && readable(file, segment -> !holdsGroup(segment, 0, -1));
    }

    private static Segment.Extent endOf(JournalStream stream, Path file, long firstOffset) throws IOException {
        Segment.Extent end = readable(file, segment -> {
            int at = SegmentHeader.BYTES;
            long next = firstOffset;
            Frame frame = Frame.at(segment, at);
            while (frame != null && frame.firstOffset() == next) {
                at = frame.end();
                next = frame.nextOffset();
                frame = Frame.at(segment, at);
            }
            if (at < segment.limit() && holdsGroup(segment, at, next)) {
                stream.damaged("The click journal is damaged: " + file + " is broken at byte " + at + ", before click "
                        + next + ", and goes on behind it.");
            }
            return new Segment.Extent(at, next);
        });
        long torn = Files.size(file) - end.bytes();
        if (torn > 0 && stream.damage() == null) {
            log.info("Cutting {} torn bytes off the end of {}: nothing in them was answered", torn, file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end.bytes()).force(true);
            }
        }
        return end;
    }

    /** Whether a group that was begun after {@code offset} stands anywhere from {@code from} on. */
    private static boolean holdsGroup(ByteBuffer segment, int from, long offset) {
        for (int at = from; at <= segment.limit() - Frame.HEADER_BYTES; at++) {
            Frame frame = Frame.at(segment, at);
            if (frame != null && frame.opensGroup() && frame.firstOffset() > offset) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SegmentHeader headerOf(Path file) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(SegmentHeader.BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (start.hasRemaining() && channel.read(start, start.position()) > 0) {
                continue;
            }
        }
        return SegmentHeader.of(start.flip());
    }

    private static List<Path> segmentsOf(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(directory, "*" + Segment.SUFFIX)) {
            listed.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    private static long firstOffsetOf(Path file) {
        String name = file.getFileName().toString();
        try {
            return Long.parseLong(name.substring(0, name.length() - Segment.SUFFIX.length()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private interface Look<T> {
        T at(ByteBuffer segment);
    }

    private static <T> T readable(Path file, Look<T> look) throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return look.at(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                    .asByteBuffer());
        }
    }
}
