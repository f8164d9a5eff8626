package com.occuz.edge.journal;

import com.occuz.kernel.click.LossId;
import com.occuz.kernel.refusal.InvalidValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one run of the journal has lost, in {@code lost-<uuid>} beside its streams. It has its size from the first moment:
 * a full disk has no room to write down that it is full.
 */
final class LossFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LossFile.class);
    private static final String PREFIX = "lost-";

    /** Clicks, first and last in microseconds, checksum: less than a sector, so that it is never half written. */
    private static final int BYTES = 4 * Long.BYTES;

    private final Path file;
    private final LossId id;
    private final FileChannel channel;

    private LossFile(Path file, LossId id, FileChannel channel) {
        this.file = file;
        this.id = id;
        this.channel = channel;
    }

    static LossFile create(Path directory, LossId id) throws IOException {
        Path file = fileIn(directory, id);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            LossFile created = new LossFile(file, id, channel);
            created.write(new Loss(id, 0, Instant.EPOCH, Instant.EPOCH), true);
            return created;
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** What earlier runs have lost; files of runs that have lost nothing are deleted. */
    static List<Loss> found(Path directory) throws IOException {
        List<Loss> losses = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                Optional<Loss> read = read(file);
                if (read.isEmpty()) {
                    log.error("{} cannot be read: it is not known whether clicks were lost", file);
                } else if (read.get().clicks() > 0) {
                    losses.add(read.get());
                } else {
                    Files.delete(file);
                }
            }
        }
        return losses;
    }

    static void delete(Path directory, LossId id) throws IOException {
        Files.deleteIfExists(fileIn(directory, id));
    }

    private static Path fileIn(Path directory, LossId id) {
        return directory.resolve(PREFIX + id.run());
    }

    private static Optional<Loss> read(Path file) throws IOException {
        LossId id;
        try {
            id = LossId.parse("loss:" + file.getFileName().toString().substring(PREFIX.length()));
        } catch (InvalidValue notOurs) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long checksum = buffer.getLong(BYTES - Long.BYTES);
        if (checksum != checksum(buffer)) {
            return Optional.empty();
        }
        return Optional.of(new Loss(id, buffer.getLong(0), instant(buffer.getLong(8)), instant(buffer.getLong(16))));
    }

    /** @param force whether it must outlive the machine */
    void write(Loss loss, boolean force) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.putLong(0, loss.clicks()).putLong(8, micros(loss.from())).putLong(16, micros(loss.until()));
        buffer.putLong(BYTES - Long.BYTES, checksum(buffer));
        int written = 0;
        while (written < BYTES) {
            written += channel.write(buffer.slice(written, BYTES - written), written);
        }
        if (force) {
            channel.force(false);
        }
    }

    private static long checksum(ByteBuffer buffer) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.array(), 0, BYTES - Long.BYTES);
        // A file of zeros was never written.
        return crc.getValue() + 1;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return file + " of " + id;
    }
}
