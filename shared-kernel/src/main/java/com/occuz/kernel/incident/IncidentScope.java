package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** Whom an incident concerns: the account that reported it, or everybody. Only the latter can be downtime (§ 2). */
public enum IncidentScope {
    ACCOUNT,
    PLATFORM;

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
