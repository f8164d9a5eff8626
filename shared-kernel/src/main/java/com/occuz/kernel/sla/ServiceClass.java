package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a stretch of time was, for the component or platform in question. Where several hold at once the first in this
 * order names it.
 */
public enum ServiceClass {
    /** Counted downtime (§ 2): a Sev 1 incident that none of the others excuses. */
    DOWN("§ 2"),
    MIGRATION("§ 12"),
    MAINTENANCE("§ 7"),
    /** Excluded by § 9. */
    EXCLUDED("§ 9"),
    STABILIZATION("§ 6"),
    /** A lesser incident (§ 5); it counts as much as the terms weigh its severity. */
    DEGRADED("§ 5"),
    /** Nobody knows; up for the contract, and never painted green. */
    UNKNOWN("§ 2"),
    OPERATIONAL("§ 2");

    private final String clause;

    ServiceClass(String clause) {
        this.clause = clause;
    }

    /** Where the agreement says what it means. */
    public String clause() {
        return clause;
    }

    /** In lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether "excluded from uptime" is said of it. */
    public boolean isExcluded() {
        return this == MIGRATION || this == MAINTENANCE || this == EXCLUDED;
    }
}
