package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.Slug;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A click as bytes: microseconds since the epoch (8 bytes), status (2 bytes, 0 for none), then domain, slug, method,
 * user agent, referrer, language and the two visitor hashes as UTF-8 text with a varint of length + 1 in front, 0 for
 * none.
 *
 * <p>What else is said of them stands behind all clicks of a frame: see {@link ClickRemarks}.
 */
final class ClickCodec {

    /** No click is longer: its texts are bounded in the kernel, and UTF-8 takes at most 3 bytes per {@code char}. */
    static final int MAX_BYTES = 16 * 1024;

    private ClickCodec() {}

    static void write(Click click, ByteBuffer out) {
        out.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, click.at()));
        out.putShort(click.status() == null ? 0 : (short) (int) click.status());
        text(click.link().domain().value(), out);
        text(click.link().slug().value(), out);
        text(click.method(), out);
        text(click.userAgent(), out);
        text(click.referrer(), out);
        text(click.language(), out);
        text(click.visitorOfDay(), out);
        text(click.visitorOfMonth(), out);
    }

    static Click read(ByteBuffer in) {
        Instant at = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
        int status = in.getShort();
        String domain = mandatory(in);
        LinkId link = new LinkId(
                domain.equals(DomainId.DEFAULT.value()) ? DomainId.DEFAULT : new DomainId(domain),
                new Slug(mandatory(in)));
        return new Click(
                link,
                at,
                text(in),
                status == 0 ? null : (Integer) status,
                text(in),
                text(in),
                text(in),
                text(in),
                text(in));
    }

    static void text(@Nullable String text, ByteBuffer out) {
        if (text == null) {
            out.put((byte) 0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length + 1, out);
        out.put(bytes);
    }

    private static String mandatory(ByteBuffer in) {
        String text = text(in);
        if (text == null) {
            throw new IllegalStateException("a journalled click names no link");
        }
        return text;
    }

    static @Nullable String text(ByteBuffer in) {
        int length = varint(in) - 1;
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void varint(int value, ByteBuffer out) {
        int rest = value;
        while (rest > 0x7f) {
            out.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    static int varint(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            byte b = in.get();
            value |= (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a journalled length is broken");
    }
}
