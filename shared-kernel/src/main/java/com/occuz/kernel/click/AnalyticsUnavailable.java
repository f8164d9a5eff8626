package com.occuz.kernel.click;

/** This node cannot tell of single clicks at the moment; asking again helps. */
public final class AnalyticsUnavailable extends RuntimeException {

    /** @param why a sentence for whoever asked */
    public AnalyticsUnavailable(String why) {
        super(why);
    }

    public AnalyticsUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
