package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** The two sorts of scheduled work that the agreement excludes from uptime. */
public enum WorkKind {
    /** § 7. */
    MAINTENANCE(ServiceClass.MAINTENANCE),
    /** § 12: limited in number and length, and to be justified. */
    MIGRATION(ServiceClass.MIGRATION);

    private final ServiceClass named;

    WorkKind(ServiceClass named) {
        this.named = named;
    }

    /** What its excluded time is called. */
    public ServiceClass named() {
        return named;
    }

    /** In lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static WorkKind of(String wireName) {
        for (WorkKind kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return kind;
            }
        }
        throw new InvalidValue("planned work is one of maintenance, migration");
    }

    /** As it stands in the middle of a sentence. */
    @Override
    public String toString() {
        return wireName();
    }
}
