package com.occuz.edge.table;

import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as bytes, in memory and in a snapshot: length of the slug (1), slug, marks (1), and of one that is live the status
 * less 300 (1) and whatever the marks say is there: destination and title as UTF-8 behind a varint of their length, begin and
 * end as seconds (8) and nanoseconds (4), options as JSON. The domain stands elsewhere.
 *
 * <p>What most links leave as it is costs a bit, and a new option needs no other format. One that this version does not know
 * cannot be read: a link that wants a password, say, must not redirect without.
 */
final class EntryCodec {

    private static final JsonMapper OPTIONS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** Options are read with every redirect of their link. */
    private static final int REMEMBERED = 10_000;

    private static final int IS_LIVE = 1;
    private static final int HAS_DESTINATION = 1 << 1;
    private static final int HAS_TITLE = 1 << 2;
    private static final int HAS_BEGIN = 1 << 3;
    private static final int HAS_END = 1 << 4;
    private static final int HAS_OPTIONS = 1 << 5;
    private static final int IS_TAKEN_DOWN = 1 << 6;

    /** The location is not the destination, letter for letter. */
    private static final int IS_ENCODED = 1 << 7;

    private static final int STATUS = 300;

    private final Map<String, LinkOptions> remembered = new ConcurrentHashMap<>();

    /** For one thread. */
    static final class Bytes {
        byte[] array = new byte[512];
        int length;

        private void octet(int value) {
            room(1);
            array[length++] = (byte) value;
        }

        void varint(int value) {
            int left = value;
            while ((left & ~0x7f) != 0) {
                octet(left & 0x7f | 0x80);
                left >>>= 7;
            }
            octet(left);
        }

        void bytes(byte[] bytes, int from, int count) {
            room(count);
            System.arraycopy(bytes, from, array, length, count);
            length += count;
        }

        private void bytes(byte[] bytes) {
            bytes(bytes, 0, bytes.length);
        }

        private void text(@Nullable String text) {
            if (text != null) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                varint(bytes.length);
                bytes(bytes);
            }
        }

        private void instant(@Nullable Instant instant) {
            if (instant != null) {
                number(instant.getEpochSecond(), 8);
                number(instant.getNano(), 4);
            }
        }

        private void number(long value, int octets) {
            for (int i = octets - 1; i >= 0; i--) {
                octet((int) (value >>> (8 * i)));
            }
        }

        private void room(int more) {
            if (array.length - length < more) {
                array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
            }
        }
    }

    void write(LinkEntry entry, Bytes out) {
        byte[] slug = entry.link().slug().value().getBytes(StandardCharsets.US_ASCII);
        out.octet(slug.length);
        out.bytes(slug);
        switch (entry) {
            case LinkEntry.Retired ignored -> out.octet(0);
            case LinkEntry.Live live -> write(live, out);
        }
    }

    private static void write(LinkEntry.Live live, Bytes out) {
        Validity validity = live.validity();
        String destination = live.destination();
        boolean usual = live.options().equals(LinkOptions.USUAL);
        out.octet(IS_LIVE
                | bit(destination != null, HAS_DESTINATION)
                | bit(live.title() != null, HAS_TITLE)
                | bit(validity.validFrom() != null, HAS_BEGIN)
                | bit(validity.expiresAt() != null, HAS_END)
                | bit(!usual, HAS_OPTIONS)
                | bit(live.isTakenDown(), IS_TAKEN_DOWN)
                | bit(destination != null && !destination.equals(live.location()), IS_ENCODED));
        out.octet(live.status() - STATUS);
        out.text(destination);
        out.text(live.title());
        out.instant(validity.validFrom());
        out.instant(validity.expiresAt());
        if (!usual) {
            out.text(OPTIONS.writeValueAsString(live.options()));
        }
    }

    private static int bit(boolean set, int bit) {
        return set ? bit : 0;
    }

    /**
     * @param slug as it stands there, where that is known
     * @throws com.occuz.kernel.refusal.InvalidValue if it is no entry of this version's
     * @throws JacksonException likewise
     */
    LinkEntry read(DomainId domain, @Nullable String slug, byte[] bytes, int from) {
        Cursor in = new Cursor(bytes, from);
        int length = in.octet();
        String known = slug == null ? new String(bytes, in.at, length, StandardCharsets.US_ASCII) : slug;
        in.at += length;
        LinkId link = new LinkId(domain, new Slug(known));
        int has = in.octet();
        return (has & IS_LIVE) == 0 ? new LinkEntry.Retired(link) : live(link, has, in);
    }

    private LinkEntry.Live live(LinkId link, int has, Cursor in) {
        int status = STATUS + in.octet();
        String destination = (has & HAS_DESTINATION) == 0 ? null : in.text();
        String title = (has & HAS_TITLE) == 0 ? null : in.text();
        Instant begin = (has & HAS_BEGIN) == 0 ? null : in.instant();
        Instant end = (has & HAS_END) == 0 ? null : in.instant();
        return new LinkEntry.Live(
                link,
                destination,
                (has & IS_ENCODED) == 0 ? destination : Location.of(destination),
                title,
                status,
                begin == null && end == null ? Validity.ALWAYS : new Validity(begin, end),
                (has & HAS_OPTIONS) == 0 ? LinkOptions.USUAL : options(in.text()),
                (has & IS_TAKEN_DOWN) != 0);
    }

    private LinkOptions options(String json) {
        LinkOptions known = remembered.get(json);
        if (known != null) {
            return known;
        }
        LinkOptions options = OPTIONS.readValue(json, LinkOptions.class);
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(json, options);
        return options;
    }

    /**
     * Whether it can be read; looks closely only at what another version may have written.
     *
     * @throws com.occuz.kernel.refusal.InvalidValue if not
     * @throws JacksonException likewise
     */
    void check(byte[] bytes, int from) {
        int marks = bytes[from + 1 + (bytes[from] & 0xff)];
        if ((marks & (HAS_OPTIONS | HAS_BEGIN | HAS_END)) != 0) {
            read(DomainId.DEFAULT, null, bytes, from);
        }
    }

    static String slug(byte[] bytes, int from) {
        return new String(bytes, from + 1, bytes[from] & 0xff, StandardCharsets.ISO_8859_1);
    }

    /** Whether the entry is of this slug. */
    static boolean isOf(String slug, byte[] bytes, int from) {
        int length = bytes[from] & 0xff;
        if (length != slug.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (slug.charAt(i) != bytes[from + 1 + i]) {
                return false;
            }
        }
        return true;
    }

    private static final class Cursor {

        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from;
        }

        int octet() {
            return bytes[at++] & 0xff;
        }

        String text() {
            int length = 0;
            for (int shift = 0; ; shift += 7) {
                int octet = octet();
                length |= (octet & 0x7f) << shift;
                if ((octet & 0x80) == 0) {
                    break;
                }
            }
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        Instant instant() {
            long seconds = number(8);
            return Instant.ofEpochSecond(seconds, number(4));
        }

        private long number(int octets) {
            long value = 0;
            for (int i = 0; i < octets; i++) {
                value = value << 8 | octet();
            }
            return value;
        }
    }
}
