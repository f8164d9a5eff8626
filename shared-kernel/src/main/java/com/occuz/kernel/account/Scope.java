package com.occuz.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** How far an API key reaches within its role. */
public enum Scope {
    /** Look at everything that the role may look at. */
    READ,
    /** Change what the role may change; includes nothing of {@link #READ}. */
    WRITE,
    /** Tell of what a monitor has detected, and nothing else; included in an operator's {@link #WRITE}. */
    DETECT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Scope of(String wireName) {
        for (Scope scope : values()) {
            if (scope.wireName().equals(wireName)) {
                return scope;
            }
        }
        throw new InvalidValue("a scope is one of read, write, detect");
    }
}
