package com.occuz.kernel.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Part of a day by the clock on the wall, half-open, e.g. {@code 07:00-22:00}; {@code 24:00} is the end of the day.
 *
 * @param fromMinute minute of the day, 0 to 1439
 * @param untilMinute minute of the day, later than {@code fromMinute}, at most 1440
 */
public record OpenHours(int fromMinute, int untilMinute) implements Comparable<OpenHours> {

    private static final int DAY = 24 * 60;
    private static final Pattern FORM = Pattern.compile("(\\d{2}):([0-5]\\d)-(\\d{2}):([0-5]\\d)");

    public OpenHours {
        if (fromMinute < 0 || untilMinute > DAY || fromMinute >= untilMinute) {
            throw new InvalidValue("open hours begin before they end, between 00:00 and 24:00 of one day");
        }
    }

    @JsonCreator
    public static OpenHours of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InvalidValue("open hours have the form 07:00-22:00");
        }
        return new OpenHours(minute(parts, 1), minute(parts, 3));
    }

    @Override
    public int compareTo(OpenHours other) {
        int byStart = Integer.compare(fromMinute, other.fromMinute);
        return byStart == 0 ? Integer.compare(untilMinute, other.untilMinute) : byStart;
    }

    @Override
    @JsonValue
    public String toString() {
        return clock(fromMinute) + "-" + clock(untilMinute);
    }

    private static int minute(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group)) * 60 + Integer.parseInt(parts.group(group + 1));
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
