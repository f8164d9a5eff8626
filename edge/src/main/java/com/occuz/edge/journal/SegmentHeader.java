package com.occuz.edge.journal;

import com.occuz.kernel.click.StreamId;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a segment: magic (8) · version (4) · CRC-32C of what follows (4) · stream (16) · first offset (8).
 * A reader refuses versions it does not know; what a later version needs to say, such as the store's epoch, goes behind.
 */
record SegmentHeader(StreamId stream, long firstOffset) {

    static final int BYTES = 40;

    private static final long MAGIC = 0x4F6363757A436C6BL;
    private static final int VERSION = 1;
    private static final int COVERED_FROM = 16;

    ByteBuffer bytes() {
        UUID id = stream.value();
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(MAGIC).putInt(VERSION).putInt(0);
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        out.putLong(firstOffset).flip();
        return out.putInt(COVERED_FROM - Integer.BYTES, crc(out));
    }

    /** The header, or {@code null} if the segment does not begin with a whole and unbroken one. */
    static @Nullable SegmentHeader of(ByteBuffer segment) {
        if (segment.limit() < BYTES
                || segment.getLong(0) != MAGIC
                || segment.getInt(8) != VERSION
                || segment.getInt(12) != crc(segment)) {
            return null;
        }
        return new SegmentHeader(
                new StreamId(new UUID(segment.getLong(16), segment.getLong(24))), segment.getLong(32));
    }

    private static int crc(ByteBuffer segment) {
        CRC32C crc = new CRC32C();
        crc.update(segment.slice(COVERED_FROM, BYTES - COVERED_FROM));
        return (int) crc.getValue();
    }
}
