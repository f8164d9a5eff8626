package com.occuz.edge.snapshot;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** What a {@link SealedWriter} wrote. Whatever is not exactly that is {@link SnapshotUnusable}. */
final class SealedReader {

    private static final String DAMAGED = "it is damaged, or was written under another key";

    private final DataInputStream in;
    private final Sealing sealing;
    private final byte[] sealed = new byte[SealedWriter.CHUNK + Sealing.TAG_BYTES];
    private final byte[] plain = new byte[SealedWriter.CHUNK + Sealing.TAG_BYTES];
    private byte[] array = plain;
    private int from;
    private int at;
    private int length;
    private boolean last;

    SealedReader(DataInputStream in, Sealing sealing) {
        this.in = in;
        this.sealing = sealing;
    }

    int octet() throws SnapshotUnusable {
        if (at == length) {
            fill();
        }
        return plain[at++] & 0xff;
    }

    long number() throws SnapshotUnusable {
        long zigzag = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            zigzag |= (octet & 0x7fL) << shift;
            if ((octet & 0x80) == 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new SnapshotUnusable(DAMAGED);
    }

    String text() throws SnapshotUnusable {
        int count = bytes();
        return new String(array, from, count, StandardCharsets.UTF_8);
    }

    /**
     * Reads some, which stand in {@link #array()} at {@link #from()} until the next are read.
     *
     * @return how many
     */
    int bytes() throws SnapshotUnusable {
        int count = (int) number();
        if (count <= length - at) {
            array = plain;
            from = at;
            at += count;
            return count;
        }
        byte[] whole = new byte[count];
        for (int done = 0; done < count; ) {
            if (at == length) {
                fill();
            }
            int part = Math.min(count - done, length - at);
            System.arraycopy(plain, at, whole, done, part);
            at += part;
            done += part;
        }
        array = whole;
        from = 0;
        return count;
    }

    byte[] array() {
        return array;
    }

    int from() {
        return from;
    }

    /** @throws SnapshotUnusable unless everything has been read */
    void end() throws SnapshotUnusable {
        if (!last || at != length) {
            throw new SnapshotUnusable(DAMAGED);
        }
    }

    private void fill() throws SnapshotUnusable {
        try {
            int head = last ? 0 : in.readInt();
            int bytes = head & ~SealedWriter.LAST;
            if (bytes <= Sealing.TAG_BYTES || bytes > sealed.length) {
                throw new SnapshotUnusable(DAMAGED);
            }
            last = head < 0;
            in.readFully(sealed, 0, bytes);
            length = sealing.open(sealed, bytes, last, plain);
            at = 0;
        } catch (EOFException e) {
            throw new SnapshotUnusable("it is cut off", e);
        } catch (GeneralSecurityException e) {
            throw new SnapshotUnusable(DAMAGED, e);
        } catch (IOException e) {
            throw new SnapshotUnusable("it cannot be read: " + e.getMessage(), e);
        }
    }
}
