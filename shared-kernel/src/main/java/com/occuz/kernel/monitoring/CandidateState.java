package com.occuz.kernel.monitoring;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is held of the time that a candidate is about. */
public enum CandidateState {
    /** Nobody knows yet: up for the contract, down at worst (reading 28). */
    UNDECIDED,
    /** It is an incident, which tells what was so. */
    CONFIRMED,
    /** The service was there. */
    DISMISSED;

    /** In lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CandidateState of(String wireName) {
        for (CandidateState state : values()) {
            if (state.wireName().equals(wireName)) {
                return state;
            }
        }
        throw new InvalidValue("a state is one of "
                + Arrays.stream(values()).map(CandidateState::wireName).collect(Collectors.joining(", ")));
    }
}
