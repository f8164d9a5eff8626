package com.occuz.kernel.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** Who or what acted. */
public enum ActorType {
    USER,
    API_KEY,
    AUTOMATION,
    INSTALLATION;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static ActorType of(String wireName) {
        for (ActorType type : values()) {
            if (type.wireName().equals(wireName)) {
                return type;
            }
        }
        throw new InvalidValue("unknown actor type " + wireName);
    }
}
