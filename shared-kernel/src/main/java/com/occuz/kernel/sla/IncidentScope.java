package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** Whom an incident hits; only what hits everybody can be downtime of the platform (§ 2). */
public enum IncidentScope {
    /** The account that reported it; it counts in that customer's view alone. */
    ACCOUNT,
    /** Everybody. */
    PLATFORM;

    /** In lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static IncidentScope of(String wireName) {
        for (IncidentScope scope : values()) {
            if (scope.wireName().equals(wireName)) {
                return scope;
            }
        }
        throw new InvalidValue("a scope is one of account, platform");
    }
}
