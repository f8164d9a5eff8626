package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/** How § 4's sentence on the start of the clocks is read. */
public enum ClockReading {
    /** R1, which decides: detected or officially reported, and the failure point found. */
    CONTRACT("contract"),
    /** Shown beside it: response from detection or report, restoration from the failure point. */
    R3("R3");

    private final String wireName;

    ClockReading(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    @JsonCreator
    public static ClockReading of(String wireName) {
        for (ClockReading reading : values()) {
            if (reading.wireName.equals(wireName)) {
                return reading;
            }
        }
        throw new InvalidValue("a reading is one of contract, R3");
    }
}
