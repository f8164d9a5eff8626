package com.occuz.kernel.sla;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations for sentences: {@code 2 h 30 min}, exact to the microsecond. */
final class Spelled {

    private Spelled() {}

    static String of(Duration duration) {
        List<String> parts = new ArrayList<>();
        if (duration.toHours() > 0) {
            parts.add(duration.toHours() + " h");
        }
        if (duration.toMinutesPart() > 0) {
            parts.add(duration.toMinutesPart() + " min");
        }
        if (duration.toNanosPart() > 0) {
            parts.add(String.format(Locale.ROOT, "%d.%06d s", duration.toSecondsPart(), duration.toNanosPart() / 1_000));
        } else if (duration.toSecondsPart() > 0 || parts.isEmpty()) {
            parts.add(duration.toSecondsPart() + " s");
        }
        return String.join(" ", parts);
    }
}
