package com.occuz.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a log, one at a time and as bytes: neither a huge file nor an endless line takes memory. */
final class LogLines {

    /** Servers cut requests and headers far below this. */
    static final int LONGEST_LINE = 128 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 18];
    private int from;
    private int until;
    private long position;
    private long number;

    /** @param in is read in large pieces, and not closed here */
    LogLines(InputStream in) {
        this.in = in;
    }

    /**
     * @param number counts from 1
     * @param bytes without the line end; cut if the line is longer than {@link #LONGEST_LINE}
     * @param terminated whether a line end follows; a log that is being written may end within a line
     */
    record Line(long number, byte[] bytes, boolean cut, boolean terminated) {}

    /** How many bytes the lines handed out so far took. */
    long position() {
        return position;
    }

    /** The next line, or {@code null} at the end. */
    @Nullable Line next() throws IOException {
        ByteArrayOutputStream head = null;
        boolean cut = false;
        while (true) {
            if (from == until) {
                until = Math.max(0, in.read(buffer));
                from = 0;
                if (until == 0) {
                    return head == null ? null : line(head.toByteArray(), cut, false);
                }
            }
            int end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            boolean terminated = end < until;
            if (head == null) {
                head = new ByteArrayOutputStream(terminated ? end - from : 1024);
            }
            int room = LONGEST_LINE - head.size();
            cut |= end - from > room;
            head.write(buffer, from, Math.min(end - from, room));
            position += end - from + (terminated ? 1 : 0);
            from = terminated ? end + 1 : end;
            if (terminated) {
                return line(head.toByteArray(), cut, true);
            }
        }
    }

    private Line line(byte[] bytes, boolean cut, boolean terminated) {
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        byte[] content = carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
        return new Line(++number, content, cut, terminated);
    }
}
