package com.occuz.kernel.time;

import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as everything here can keep them: from 1970 to the end of 9999, in whole microseconds. A later or finer one
 * would be accepted by the decision and then refused or rounded by the database.
 */
public final class Storable {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Storable() {}

    /**
     * The instant cut to microseconds.
     *
     * @param what the subject of the refusal's sentence, e.g. {@code a click}
     * @throws InvalidValue if it lies before 1970 or after 9999
     */
    public static Instant instant(String what, Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) {
            throw new InvalidValue(what + " lies between the years 1970 and 9999");
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
