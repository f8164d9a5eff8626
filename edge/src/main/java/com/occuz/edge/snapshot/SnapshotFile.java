package com.occuz.edge.snapshot;

import com.occuz.edge.table.LinkTable;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.refusal.InvalidValue;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;

/**
 * One file: a magic number, the version of the format and a salt; after that all is locked under the node's key. It takes
 * the place of the one before when it is complete and on stable storage, never earlier.
 */
public final class SnapshotFile {

    private static final long MAGIC = 0x4f43_4355_5a45_4447L;

    /** Grows with every change of the format, and of what the edge makes of the events that it could read before. */
    static final int VERSION = 2;

    private static final int PREAMBLE = Long.BYTES + Integer.BYTES + Sealing.SALT_BYTES;
    private static final int READ_AHEAD = 1 << 20;

    private final Path file;
    private final byte[] nodeKey;
    private final Set<String> types;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param nodeKey 256 bits; a file that was written under another one is unusable
     * @param types the stored types of event that this version reads into its table
     */
    public SnapshotFile(Path file, byte[] nodeKey, Set<String> types) {
        this.file = file;
        this.nodeKey = nodeKey.clone();
        this.types = Set.copyOf(types);
    }

    /** Whether there is one, be it of use or not. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** What it says of itself, where it can be used as far as that goes. */
    public SnapshotHeader header() throws SnapshotUnusable {
        try (DataInputStream in = open()) {
            return header(reader(in));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads all of it.
     *
     * @param table empty; of no use afterwards if this fails
     * @param followed how often links with a limit had been followed, as far as was known
     */
    public SnapshotHeader load(LinkTable table, ObjLongConsumer<LinkId> followed) throws SnapshotUnusable {
        try (DataInputStream in = open()) {
            SealedReader reader = reader(in);
            SnapshotHeader header = header(reader);
            for (long left = reader.number(); left > 0; left--) {
                followed.accept(LinkId.parse(reader.text()), reader.number());
            }
            LinkCodec.read(reader, table);
            reader.end();
            return header;
        } catch (InvalidValue e) {
            throw new SnapshotUnusable("it holds a link that this version does not understand", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Writes one that takes the place of the one before. The table may change meanwhile: a link is then as it was at the
     * mark or later, which the events after the mark make the same of.
     *
     * @throws UncheckedIOException if the disk does not take it; the one before is still there
     */
    public void write(SnapshotHeader header, Map<LinkId, Long> followed, LinkTable table) {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                write(out, header, followed, table);
                out.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel names = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException | UncheckedIOException e) {
            discard(aside, e);
            throw e instanceof UncheckedIOException unchecked ? unchecked : new UncheckedIOException((IOException) e);
        }
    }

    private void write(FileChannel out, SnapshotHeader header, Map<LinkId, Long> followed, LinkTable table)
            throws IOException {
        byte[] salt = new byte[Sealing.SALT_BYTES];
        random.nextBytes(salt);
        ByteBuffer preamble = ByteBuffer.allocate(PREAMBLE).putLong(MAGIC).putInt(VERSION).put(salt).flip();
        while (preamble.hasRemaining()) {
            out.write(preamble);
        }
        SealedWriter writer = new SealedWriter(out, new Sealing(nodeKey, salt, preamble.array()));
        header.write(writer);
        writer.number(followed.size());
        followed.forEach((link, clicks) -> {
            writer.text(link.toString());
            writer.number(clicks);
        });
        LinkCodec.write(writer, table);
        writer.end();
    }

    private static void discard(Path aside, Exception cause) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), READ_AHEAD));
    }

    private SealedReader reader(DataInputStream in) throws IOException, SnapshotUnusable {
        byte[] preamble = new byte[PREAMBLE];
        in.readFully(preamble);
        ByteBuffer fields = ByteBuffer.wrap(preamble);
        if (fields.getLong() != MAGIC) {
            throw new SnapshotUnusable("it is no snapshot of an edge");
        }
        int version = fields.getInt();
        if (version != VERSION) {
            throw new SnapshotUnusable("it has format " + version + ", and this version reads " + VERSION);
        }
        byte[] salt = Arrays.copyOfRange(preamble, PREAMBLE - Sealing.SALT_BYTES, PREAMBLE);
        return new SealedReader(in, new Sealing(nodeKey, salt, preamble));
    }

    /**
     * What a newer version has made of its events this one would not know of. An older one has not passed over any either:
     * with an event that it cannot read it writes no snapshots, unless it is of a feature that it does not look at.
     */
    private SnapshotHeader header(SealedReader reader) throws SnapshotUnusable {
        SnapshotHeader header = SnapshotHeader.read(reader);
        Set<String> more = without(header.types(), types);
        if (!more.isEmpty()) {
            throw new SnapshotUnusable("it was written by a version that knows more: " + String.join(", ", more));
        }
        Set<String> ignored = without(features(types), features(header.types()));
        if (!ignored.isEmpty()) {
            throw new SnapshotUnusable("it was written by a version that did not read " + String.join(", ", ignored));
        }
        return header;
    }

    private static Set<String> features(Set<String> types) {
        return types.stream().map(type -> EventType.parse(type).feature()).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private static SnapshotUnusable unreadable(IOException e) {
        return switch (e) {
            case NoSuchFileException ignored -> new SnapshotUnusable("there is none", e);
            case EOFException ignored -> new SnapshotUnusable("it is cut off", e);
            default -> new SnapshotUnusable("it cannot be read: " + e.getMessage(), e);
        };
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
