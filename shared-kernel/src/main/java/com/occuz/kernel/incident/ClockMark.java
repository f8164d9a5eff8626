package com.occuz.kernel.incident;

import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Reading;
import java.time.Instant;

/**
 * A warning, or that a clock was up, as it stands in the ledger.
 *
 * @param dueAt when the clock was up, as it was known then
 */
public record ClockMark(Kind kind, ClockName clock, Reading reading, Instant dueAt) {

    /** Which of the two. */
    public enum Kind {
        WARNING,
        /** Of a response: breached; of a restoration: its objective exceeded. */
        DUE
    }
}
