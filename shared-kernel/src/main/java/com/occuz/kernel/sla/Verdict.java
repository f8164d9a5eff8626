package com.occuz.kernel.sla;

/** What a clock says. */
public enum Verdict {
    /** It has not started. */
    PENDING,
    /** It has started, and its time is not used up. */
    RUNNING,
    MET,
    BREACHED,
    /** The agreement's text allows both. */
    NOT_DETERMINABLE,
    /** The agreement sets no target. */
    NOT_APPLICABLE
}
