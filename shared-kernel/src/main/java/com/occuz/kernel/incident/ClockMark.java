package com.occuz.kernel.incident;

import java.time.Instant;

/**
 * A warning or a breach that stands in the ledger.
 *
 * @param dueAt when the clock was up, as it was known then
 */
public record ClockMark(Kind kind, ClockName clock, ClockReading reading, Instant dueAt) {

    /** Which of the two. */
    public enum Kind {
        WARNING,
        BREACH
    }
}
