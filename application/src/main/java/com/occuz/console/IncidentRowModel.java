package com.occuz.console;

import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as lists and headings show it.
 *
 * @param account who reported it, empty where nobody did or the viewer may not know
 * @param dueAt the next instant at which a clock is up; {@code null} without one that runs
 */
public record IncidentRowModel(
        String id,
        String title,
        int severity,
        String severityTone,
        String criterion,
        String components,
        String state,
        String stateTone,
        String account,
        String origin,
        String scope,
        Instant startedAt,
        @Nullable Instant dueAt,
        boolean breached,
        long version) {

    static IncidentRowModel of(IncidentView incident) {
        return new IncidentRowModel(
                incident.incident().name(),
                incident.title(),
                incident.severity().level(),
                switch (incident.severity()) {
                    case CRITICAL -> "red";
                    case HIGH -> "orange";
                    case NORMAL -> "blue";
                },
                Words.plain(incident.criterion().wireName()),
                String.join(", ", incident.components().stream().map(it -> Words.plain(it.wireName())).toList()),
                Words.plain(incident.state().wireName()),
                tone(incident.state()),
                incident.account() == null ? "" : incident.account().value(),
                incident.origin().wireName(),
                incident.scope().wireName(),
                incident.startedAt(),
                incident.nextDueAt(),
                incident.breached(),
                incident.version());
    }

    private static String tone(IncidentState state) {
        return switch (state) {
            case OPEN -> "red";
            case ACKNOWLEDGED, DIAGNOSED -> "orange";
            case RESTORED, STABILIZING -> "green";
            case CLOSED, WITHDRAWN -> "secondary";
        };
    }
}
