package com.occuz.kernel.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** The way an intent reached us; § 4 of the agreement makes it matter. */
public enum Channel {
    API,
    CONSOLE,
    EMAIL,
    ACCOUNT_MANAGER,
    IMPORT,
    EDGE,
    SYSTEM;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Channel of(String wireName) {
        for (Channel channel : values()) {
            if (channel.wireName().equals(wireName)) {
                return channel;
            }
        }
        throw new InvalidValue("unknown channel " + wireName);
    }
}
