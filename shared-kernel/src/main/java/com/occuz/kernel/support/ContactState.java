package com.occuz.kernel.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far a contact has come. */
public enum ContactState {
    /** Somebody of support has something to do: to file it, or to say what is made of it. */
    WAITING,
    /** Nothing more is to be done about it. */
    LOGGED,
    /** It was said what is made of it. */
    DISPOSED,
    /** It became an incident. */
    FILED;

    /** The name on the wire, in lower case with hyphens. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static ContactState of(String wireName) {
        for (ContactState one : values()) {
            if (one.wireName().equals(wireName)) {
                return one;
            }
        }
        throw new InvalidValue("a state is one of "
                + Arrays.stream(values()).map(ContactState::wireName).collect(Collectors.joining(", ")));
    }
}
