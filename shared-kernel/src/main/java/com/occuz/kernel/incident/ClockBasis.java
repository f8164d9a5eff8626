package com.occuz.kernel.incident;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/**
 * By what a deadline was computed, so that it can be recomputed: the terms and the calendar in force.
 *
 * @param termsVersion 1 or more
 * @param termsHash {@code sha256:<hex>}
 * @param calendarVersion 1 or more
 * @param calendarHash {@code sha256:<hex>}
 */
public record ClockBasis(int termsVersion, String termsHash, int calendarVersion, String calendarHash) {

    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

    public ClockBasis {
        if (termsVersion < 1 || calendarVersion < 1) {
            throw new InvalidValue("versions of terms and calendars begin at 1");
        }
        if (!HASH.matcher(termsHash).matches() || !HASH.matcher(calendarHash).matches()) {
            throw new InvalidValue("a hash of terms or of a calendar is sha256: and 64 lower-case hexadecimal digits");
        }
    }
}
