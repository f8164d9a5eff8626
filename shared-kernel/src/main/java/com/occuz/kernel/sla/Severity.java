package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/** How bad an incident is (§ 5); 1, 2 or 3 on the wire. */
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

    /** As § 5 names it, e.g. {@code Severity Level 1}. */
    @Override
    public String toString() {
        return "Severity Level " + level;
    }
}
