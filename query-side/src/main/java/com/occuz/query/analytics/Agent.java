package com.occuz.query.analytics;

/**
 * What a user agent's text tells.
 *
 * @param kind {@code human}, or the kind of bot it says it is
 * @param device {@code desktop}, {@code phone}, {@code tablet}, {@code tv} or {@code unknown}
 */
record Agent(String kind, String device, String os, String browser) {

    static final String HUMAN = "human";
    static final String UNKNOWN = "unknown";

    /** Nothing was told; whether that is odd depends on who tells. */
    static final Agent SILENT = new Agent(HUMAN, UNKNOWN, UNKNOWN, UNKNOWN);
}
