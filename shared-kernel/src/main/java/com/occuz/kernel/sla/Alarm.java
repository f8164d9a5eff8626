package com.occuz.kernel.sla;

import java.time.Instant;

/**
 * Something that has been recorded because a clock reached an instant; recorded once, never taken back.
 *
 * @param dueAt the clock's due instant when it was recorded
 */
public record Alarm(ClockName clock, Reading reading, Kind kind, Instant dueAt) {

    /** What was recorded. */
    public enum Kind {
        /** A share of the time was used up ({@link SlaTerms#warningShare}). */
        WARNING,
        /** The due instant passed: a response is breached, the restoration objective (§ 5) exceeded. */
        DUE
    }
}
