package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** What an incident's clock measures (§ 5). */
public enum ClockName {
    /** To a named person's first reply or acknowledgement. */
    RESPONSE,
    /** To the restoration of the service. */
    RESTORATION;

    /** In lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ClockName of(String wireName) {
        for (ClockName clock : values()) {
            if (clock.wireName().equals(wireName)) {
                return clock;
            }
        }
        throw new InvalidValue("a clock is one of response, restoration");
    }
}
