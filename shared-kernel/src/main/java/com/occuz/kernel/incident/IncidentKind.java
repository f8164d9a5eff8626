package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** What an import says a record is about. What arises here is an outage; planned work here has records of its own. */
public enum IncidentKind {
    OUTAGE,
    /** § 7, as its source dates it: from when the work really began. */
    MAINTENANCE,
    /** § 12. */
    MIGRATION;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static IncidentKind of(String wireName) {
        for (IncidentKind kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return kind;
            }
        }
        throw new InvalidValue("a kind is one of outage, maintenance, migration");
    }
}
