package com.occuz.edge.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Numbers and texts into sealed chunks. Every failure of the disk is an {@link UncheckedIOException}. */
final class SealedWriter {

    static final int CHUNK = 1 << 17;

    /** In front of the length of the last chunk. */
    static final int LAST = 1 << 31;

    private final WritableByteChannel out;
    private final Sealing sealing;
    private final byte[] plain = new byte[CHUNK];
    private final byte[] sealed = new byte[CHUNK + Sealing.TAG_BYTES];
    private int length;

    SealedWriter(WritableByteChannel out, Sealing sealing) {
        this.out = out;
        this.sealing = sealing;
    }

    void octet(int value) {
        if (length == CHUNK) {
            flush(false);
        }
        plain[length++] = (byte) value;
    }

    /** Small ones are short: seven bits an octet, the sign in the lowest bit. */
    void number(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7fL) != 0) {
            octet((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        octet((int) left);
    }

    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes(bytes, 0, bytes.length);
    }

    void bytes(byte[] bytes, int from, int count) {
        number(count);
        for (int at = from; at < from + count; ) {
            if (length == CHUNK) {
                flush(false);
            }
            int part = Math.min(from + count - at, CHUNK - length);
            System.arraycopy(bytes, at, plain, length, part);
            length += part;
            at += part;
        }
    }

    /** Nothing may be written after it. */
    void end() {
        flush(true);
    }

    private void flush(boolean last) {
        try {
            int bytes = sealing.seal(plain, length, last, sealed);
            write(ByteBuffer.allocate(Integer.BYTES).putInt(last ? bytes | LAST : bytes).flip());
            write(ByteBuffer.wrap(sealed, 0, bytes));
            length = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a chunk cannot be sealed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
