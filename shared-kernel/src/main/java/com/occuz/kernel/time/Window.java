package com.occuz.kernel.time;

import com.occuz.kernel.refusal.InvalidValue;
import java.time.Duration;
import java.time.Instant;

/**
 * The half-open interval {@code [from, until)}: the only kind of interval there is here, so that neighbouring windows
 * neither overlap nor leave a gap.
 */
public record Window(Instant from, Instant until) {

    public Window {
        if (until.isBefore(from)) {
            throw new InvalidValue("a window cannot end (" + until + ") before it begins (" + from + ")");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
