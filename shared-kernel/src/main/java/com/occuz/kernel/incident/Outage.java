package com.occuz.kernel.incident;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The service was impaired in {@code [from, until)}; {@code until} is {@code null} while it still is. */
public record Outage(Instant from, @Nullable Instant until) {

    public Outage {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("an outage cannot end before it begins");
        }
    }

    public boolean isRunning() {
        return until == null;
    }

    /** The part of it that is known at {@code now}: a running outage lasts up to that instant, never beyond. */
    public Window upTo(Instant now) {
        Instant end = until == null || until.isAfter(now) ? now : until;
        return new Window(from.isAfter(end) ? end : from, end);
    }
}
