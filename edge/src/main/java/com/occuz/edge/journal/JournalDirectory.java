package com.occuz.edge.journal;

import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.refusal.InvalidValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's streams on disk: a directory for each, named by its id. A stream that cannot be read to its end is kept
 * beside the others, with {@value #ASIDE} behind its name, until somebody has looked at it.
 */
final class JournalDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JournalDirectory.class);
    private static final String ASIDE = ".aside";

    private final JournalSettings settings;
    private final Disk disk;
    private final FileChannel lock;
    private final List<JournalStream> streams = new CopyOnWriteArrayList<>();
    private final List<String> aside = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();

    private JournalDirectory(JournalSettings settings, Disk disk, FileChannel lock) {
        this.settings = settings;
        this.disk = disk;
        this.lock = lock;
    }

    /** @throws IllegalStateException if another process uses the directory */
    static JournalDirectory open(JournalSettings settings, Disk disk) throws IOException {
        Path root = Files.createDirectories(settings.directory());
        FileChannel lock =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isHeld(lock)) {
                throw new IllegalStateException("The click journal " + root + " is in use by another process.");
            }
            JournalDirectory directory = new JournalDirectory(settings, disk, lock);
            directory.takeOver(root);
            return directory;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean isHeld(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private void takeOver(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(root, Files::isDirectory)) {
            listed.forEach(found::add);
        }
        for (Path directory : found) {
            String name = directory.getFileName().toString();
            if (name.endsWith(ASIDE)) {
                declare("The click stream " + name.substring(0, name.length() - ASIDE.length())
                        + " was set aside because it was damaged; see " + directory + ".");
            } else {
                takeOver(name, directory);
            }
        }
    }

    private void takeOver(String name, Path directory) throws IOException {
        StreamId id;
        try {
            id = StreamId.parse(name);
        } catch (InvalidValue notOurs) {
            log.warn("{} in the click journal is none of its streams; it is left alone", directory);
            return;
        }
        JournalStream stream = StreamScan.open(id, directory);
        for (Segment segment : stream.segments()) {
            bytes.addAndGet(Files.size(segment.file()));
        }
        streams.add(stream);
    }

    /** Oldest runs first is not promised; the stream being written, if there is one, is last. */
    List<JournalStream> streams() {
        return streams;
    }

    /** What somebody has to look at, in sentences. */
    Optional<String> notice() {
        return aside.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", aside));
    }

    JournalStream begin() throws IOException {
        StreamId id = new StreamId(UUID.randomUUID());
        Path directory = Files.createDirectory(settings.directory().resolve(id.toString()));
        disk.forceNames(settings.directory());
        return new JournalStream(id, directory, false);
    }

    /** Makes a stream readable, once its first segment is. */
    void publish(JournalStream stream) {
        if (!streams.contains(stream)) {
            streams.add(stream);
        }
    }

    void wrote(long count) {
        bytes.addAndGet(count);
    }

    /** Whether so many bytes may be added; gives up drained segments for them, the oldest first. */
    boolean admits(long count) {
        while (bytes.get() + count > settings.maxBytes()) {
            if (!giveUpDrained()) {
                return false;
            }
        }
        return true;
    }

    /** Deletes the drained segment that has been kept longest; {@code false} if there is none. */
    boolean giveUpDrained() {
        return streams.stream()
                .flatMap(stream -> stream.segments().stream().filter(stream::isDrained))
                .min((a, b) -> lastTouched(a).compareTo(lastTouched(b)))
                .filter(this::delete)
                .isPresent();
    }

    /** Deletes segments that were drained long enough ago. */
    void sweep(Instant now) {
        Instant before = now.minus(settings.retention());
        for (JournalStream stream : streams) {
            for (Segment segment : stream.segments()) {
                if (stream.isDrained(segment) && lastTouched(segment).isBefore(before)) {
                    delete(segment);
                }
            }
            if (stream.isSealed() && stream.segments().isEmpty() && stream.damage() == null) {
                forget(stream);
            }
        }
    }

    /** Starts the time that a drained segment is kept. */
    void touch(Segment segment, Instant now) {
        try {
            Files.setLastModifiedTime(segment.file(), FileTime.from(now));
        } catch (IOException e) {
            log.warn("Could not touch {}", segment.file(), e);
        }
    }

    void setAside(JournalStream stream, String why) {
        log.error("{} The rest of its stream is set aside and waits for somebody to look at it.", why);
        streams.remove(stream);
        stream.segments().forEach(segment -> bytes.addAndGet(-segment.extent().bytes()));
        declare(why);
        Path directory = stream.directory();
        try {
            Files.move(directory, directory.resolveSibling(directory.getFileName() + ASIDE));
        } catch (IOException e) {
            log.error("Could not rename {}; it will be found damaged again at the next start", directory, e);
        }
    }

    private void declare(String sentence) {
        aside.add(sentence);
    }

    private synchronized boolean delete(Segment segment) {
        try (FileChannel file = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
            long size = file.size();
            Files.delete(segment.file());
            // Whoever has read it to its end may not have closed it yet, and would hold its place on the disk.
            file.truncate(0);
            bytes.addAndGet(-size);
        } catch (IOException e) {
            log.error("Could not delete the drained segment {}", segment.file(), e);
            return false;
        }
        streams.forEach(stream -> {
            if (stream.segmentOf(segment.firstOffset()) == segment) {
                stream.remove(segment);
            }
        });
        return true;
    }

    private void forget(JournalStream stream) {
        streams.remove(stream);
        try {
            Files.deleteIfExists(stream.directory());
        } catch (IOException e) {
            log.warn("Could not delete the empty directory {}", stream.directory(), e);
        }
    }

    private static Instant lastTouched(Segment segment) {
        try {
            return Files.getLastModifiedTime(segment.file()).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
