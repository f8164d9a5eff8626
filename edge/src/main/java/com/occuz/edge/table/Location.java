package com.occuz.edge.table;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A destination as a {@code Location} header carries it: ASCII that RFC 3986 allows in a URL, all else as UTF-8 in percent. */
public final class Location {

    /** Unreserved and reserved characters, and the percent sign: what is encoded already stays as it is. */
    private static final BitSet LEGAL = legal();

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Location() {}

    /** The very same object if nothing needs encoding, so that most links hold it once. */
    public static @Nullable String of(@Nullable String destination) {
        if (destination == null || destination.chars().allMatch(LEGAL::get)) {
            return destination;
        }
        StringBuilder encoded = new StringBuilder(destination.length() + 32);
        for (byte b : destination.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && LEGAL.get(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static BitSet legal() {
        BitSet legal = new BitSet();
        legal.set('a', 'z' + 1);
        legal.set('A', 'Z' + 1);
        legal.set('0', '9' + 1);
        "-._~:/?#[]@!$&'()*+,;=%".chars().forEach(legal::set);
        return legal;
    }
}
