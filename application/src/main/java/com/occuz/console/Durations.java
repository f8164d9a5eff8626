package com.occuz.console;

import java.time.Duration;

/** Lengths of time as people read them, exact to the millisecond where there are any. */
final class Durations {

    private Durations() {}

    /** The two or three largest parts that are not zero, e.g. {@code 8 h 45 min 36 s}. */
    static String text(Duration length) {
        StringBuilder text = new StringBuilder();
        part(text, length.toDays(), "d");
        part(text, length.toHoursPart(), "h");
        part(text, length.toMinutesPart(), "min");
        if (length.toMillisPart() != 0) {
            part(text, "%d.%03d".formatted(length.toSecondsPart(), length.toMillisPart()), "s");
        } else {
            part(text, length.toSecondsPart(), "s");
        }
        return text.isEmpty() ? "0 s" : text.toString();
    }

    /** The two largest parts, for a headline; what is smaller is left out. {@link #text} is exact. */
    static String brief(Duration length) {
        StringBuilder text = new StringBuilder();
        long[] numbers = {length.toDays(), length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart()};
        String[] units = {"d", "h", "min", "s"};
        int first = 0;
        while (first < numbers.length - 1 && numbers[first] == 0) {
            first++;
        }
        for (int i = first; i < Math.min(first + 2, numbers.length); i++) {
            part(text, numbers[i], units[i]);
        }
        return text.isEmpty() ? text(length) : text.toString();
    }

    private static void part(StringBuilder text, long number, String unit) {
        if (number != 0) {
            part(text, Long.toString(number), unit);
        }
    }

    private static void part(StringBuilder text, String number, String unit) {
        text.append(text.isEmpty() ? "" : " ").append(number).append(' ').append(unit);
    }
}
