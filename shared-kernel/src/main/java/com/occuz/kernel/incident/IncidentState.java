package com.occuz.kernel.incident;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where an incident stands, in one word. */
public enum IncidentState {
    OPEN,
    ACKNOWLEDGED,
    DIAGNOSED,
    RESTORED,
    /** Restored, and within a declared stabilization period (§ 6). */
    STABILIZING,
    CLOSED,
    /** Everything that an import told of it was taken back. */
    WITHDRAWN;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IncidentState of(String wireName) {
        for (IncidentState state : values()) {
            if (state.wireName().equals(wireName)) {
                return state;
            }
        }
        throw new InvalidValue("a state is one of "
                + Arrays.stream(values()).map(IncidentState::wireName).collect(Collectors.joining(", ")));
    }

    /** Where the incident stands at {@code now}; a stabilization period ends by itself. */
    public static IncidentState of(Dossier dossier, Instant now) {
        IncidentState settled = settled(dossier);
        Window period = dossier.course().stabilization();
        return settled == RESTORED && period != null && period.contains(now) ? STABILIZING : settled;
    }

    /** The same apart from any stabilization period: it changes by events only. */
    public static IncidentState settled(Dossier dossier) {
        Course course = dossier.course();
        if (dossier.isWithdrawn()) {
            return WITHDRAWN;
        }
        if (course.closedAt() != null) {
            return CLOSED;
        }
        if (course.restoredAt() != null) {
            return RESTORED;
        }
        if (course.failurePointAt() != null) {
            return DIAGNOSED;
        }
        return course.respondedAt() != null ? ACKNOWLEDGED : OPEN;
    }
}
