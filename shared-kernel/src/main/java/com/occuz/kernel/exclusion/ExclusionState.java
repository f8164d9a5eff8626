package com.occuz.kernel.exclusion;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far an exclusion has come; only an approved one changes figures. */
public enum ExclusionState {
    CLAIMED,
    APPROVED,
    REJECTED,
    /** Was approved, and is not any more. */
    REVOKED;

    /** In lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ExclusionState of(String wireName) {
        for (ExclusionState state : values()) {
            if (state.wireName().equals(wireName)) {
                return state;
            }
        }
        throw new InvalidValue("a state is one of "
                + Arrays.stream(values()).map(ExclusionState::wireName).collect(Collectors.joining(", ")));
    }
}
