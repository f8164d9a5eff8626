package com.occuz.kernel.text;

import org.jspecify.annotations.Nullable;

/**
 * Text whose surrogates come in pairs. JSON can spell out half a pair ({@code "\ud83d"}), UTF-8 cannot: such text would
 * be lost or refused by the database after the decision was taken, so it is refused or repaired at the door.
 */
public final class WellFormed {

    private static final char REPLACEMENT = '\ufffd';

    private WellFormed() {}

    /** Whether every surrogate has its other half. */
    public static boolean is(String text) {
        return firstHalf(text, 0) < 0;
    }

    /** The same text with U+FFFD in the place of every lone half. */
    public static String repaired(String text) {
        int at = firstHalf(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        for (; at >= 0; at = firstHalf(text, at + 1)) {
            repaired.setCharAt(at, REPLACEMENT);
        }
        return repaired.toString();
    }

    /**
     * The same text repaired, and no longer than that: no pair is torn apart.
     *
     * @param length in {@code char}s
     */
    public static @Nullable String cut(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String whole = repaired(text);
        if (whole.length() <= length) {
            return whole;
        }
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(length - 1)) ? length - 1 : length);
    }

    /** The index of the first lone half from an index on that is not inside a pair; -1 if there is none. */
    private static int firstHalf(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
