package com.occuz.kernel.monitoring;

import java.util.Locale;

/** What was noticed. */
public enum CandidateKind {
    /** No node gave a sign of life. */
    ABSENCE,
    /** Most requests of the edges failed. */
    FAILURES;

    /** In lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CandidateKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
