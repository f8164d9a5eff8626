package com.occuz.kernel.link;

import java.util.Locale;

/** What a link does at an instant; of several that apply, the first of this order. */
public enum LinkState {
    RETIRED,
    TAKEN_DOWN,
    DISABLED,
    EXPIRED,
    EXHAUSTED,
    SCHEDULED,
    LIVE;

    /** As the API says it, e.g. {@code taken-down}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
