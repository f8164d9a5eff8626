package com.occuz.kernel.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far a claim has come; a decision is the last thing that happens to it. */
public enum CreditState {
    CLAIMED,
    AWARDED,
    DENIED;

    /** In lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static CreditState of(String wireName) {
        for (CreditState state : values()) {
            if (state.wireName().equals(wireName)) {
                return state;
            }
        }
        throw new InvalidValue("a state is one of "
                + Arrays.stream(values()).map(CreditState::wireName).collect(Collectors.joining(", ")));
    }
}
