package com.occuz.kernel.work;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far planned work has come. */
public enum WorkPhase {
    PLANNED,
    RUNNING,
    FINISHED,
    /** Given up before it was started: it never was. */
    CANCELLED,
    /** Given up after it was started; what had been done of it counts. */
    ABORTED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WorkPhase of(String wireName) {
        for (WorkPhase phase : values()) {
            if (phase.wireName().equals(wireName)) {
                return phase;
            }
        }
        throw new InvalidValue("a state is one of "
                + Arrays.stream(values()).map(WorkPhase::wireName).collect(Collectors.joining(", ")));
    }
}
