package com.occuz.kernel.incident;

import java.util.Locale;

/** How an incident came to be known here. */
public enum IncidentOrigin {
    REPORTED,
    DETECTED,
    IMPORTED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
