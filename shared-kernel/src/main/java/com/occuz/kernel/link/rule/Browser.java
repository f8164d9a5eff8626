package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a visitor browses with; on iOS too, where all of them are Safari underneath. */
public enum Browser {
    CHROME, EDGE, FIREFOX, OPERA, SAFARI, SAMSUNG;

    private static final String ALL = Arrays.stream(values()).map(Browser::wireName).collect(Collectors.joining(", "));

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidValue if there is none of that name */
    @JsonCreator
    public static Browser named(String wireName) {
        for (Browser one : values()) {
            if (one.wireName().equals(wireName)) {
                return one;
            }
        }
        throw new InvalidValue("a browser is one of " + ALL);
    }
}
