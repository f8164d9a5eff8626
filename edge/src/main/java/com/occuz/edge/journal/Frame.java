package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Clicks that were written together, under one checksum: what a crash tears is never half of a group that was answered.
 *
 * <p>Bytes: CRC-32C of all that follows (4) · mark (4) · length of the body (4) · number of clicks (4) · offset of the
 * first (8) · body: the clicks, then what else is said of them.
 *
 * @param at where it stands in its segment, in bytes
 * @param length its own, header included
 */
record Frame(int at, int length, boolean opensGroup, long firstOffset, int clicks) {

    static final int HEADER_BYTES = 24;
    static final int MAX_BYTES = 512 * 1024;

    /**
     * The first frame of a group. It is written only after the group before is as durable as it will ever be; so a
     * broken frame in front of one is damage and not the torn end of a write.
     */
    private static final int OPENS_GROUP = 0x4F634731;

    /** A further frame of a group too large for one. */
    private static final int CONTINUES_GROUP = 0x4F634331;

    private static final int CRC_AT = 0;
    private static final int MARK_AT = 4;
    private static final int BODY_AT = 8;
    private static final int CLICKS_AT = 12;
    private static final int OFFSET_AT = 16;

    long nextOffset() {
        return firstOffset + clicks;
    }

    int end() {
        return at + length;
    }

    /** Leaves room for the header; {@link #seal} fills it in. */
    static void begin(ByteBuffer out) {
        out.clear().position(HEADER_BYTES);
    }

    /**
     * Whether one more click of any size has room.
     *
     * @param behind bytes that will stand behind the clicks
     */
    static boolean hasRoom(ByteBuffer out, int behind) {
        return out.remaining() >= ClickCodec.MAX_BYTES + behind;
    }

    /** Completes the frame and makes the buffer ready to be written. */
    static void seal(ByteBuffer out, boolean opensGroup, long firstOffset, int clicks) {
        int length = out.position();
        out.flip();
        out.putInt(MARK_AT, opensGroup ? OPENS_GROUP : CONTINUES_GROUP)
                .putInt(BODY_AT, length - HEADER_BYTES)
                .putInt(CLICKS_AT, clicks)
                .putLong(OFFSET_AT, firstOffset);
        out.putInt(CRC_AT, crc(out, 0, length));
    }

    /** The frame at a place of a segment, or {@code null} if no whole and unbroken one stands there. */
    static @Nullable Frame at(ByteBuffer segment, int at) {
        if (segment.limit() - at < HEADER_BYTES) {
            return null;
        }
        int mark = segment.getInt(at + MARK_AT);
        int body = segment.getInt(at + BODY_AT);
        if (mark != OPENS_GROUP && mark != CONTINUES_GROUP
                || body < 0
                || body > MAX_BYTES - HEADER_BYTES
                || segment.limit() - at - HEADER_BYTES < body) {
            return null;
        }
        int length = HEADER_BYTES + body;
        if (segment.getInt(at + CRC_AT) != crc(segment, at, length)) {
            return null;
        }
        return new Frame(
                at, length, mark == OPENS_GROUP, segment.getLong(at + OFFSET_AT), segment.getInt(at + CLICKS_AT));
    }

    List<Click> clicks(ByteBuffer segment) {
        ByteBuffer body = segment.slice(at + HEADER_BYTES, length - HEADER_BYTES);
        List<Click> read = new ArrayList<>(clicks);
        for (int i = 0; i < clicks; i++) {
            read.add(ClickCodec.read(body));
        }
        ClickRemarks.read(read, body);
        return read;
    }

    private static int crc(ByteBuffer buffer, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.slice(at + MARK_AT, length - MARK_AT));
        return (int) crc.getValue();
    }
}
