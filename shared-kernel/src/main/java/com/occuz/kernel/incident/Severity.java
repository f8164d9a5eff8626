package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/** How grave an incident is (§ 5): 1 is the gravest. Stored and shown as its number. */
public enum Severity {
    CRITICAL(1),
    HIGH(2),
    NORMAL(3);

    private final int level;

    Severity(int level) {
        this.level = level;
    }

    @JsonValue
    public int level() {
        return level;
    }

    @JsonCreator
    public static Severity of(int level) {
        for (Severity severity : values()) {
            if (severity.level == level) {
                return severity;
            }
        }
        throw new InvalidValue("a severity is 1, 2 or 3");
    }

    public boolean isGraverThan(Severity other) {
        return level < other.level;
    }
}
