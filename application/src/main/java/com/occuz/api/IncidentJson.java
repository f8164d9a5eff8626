package com.occuz.api;

import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.sla.Component;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident on the wire. Instants are UTC, {@code null} for what has not happened or is not for the caller to know.
 *
 * @param ref what another system calls it; {@code null} unless imported
 * @param relapses when the service failed again
 * @param plannedWorkId the planned work that it is put down to, of the sort that the category says
 * @param nextDueAt the earliest due instant of a clock that runs
 * @param version grows with every event; the {@code ETag}
 */
record IncidentJson(
        String id,
        @Nullable String ref,
        @Nullable String account,
        String kind,
        String title,
        @Nullable String description,
        int severity,
        String criterion,
        String scope,
        List<String> components,
        String state,
        String origin,
        Instant startedAt,
        @Nullable Instant detectedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant failurePointAt,
        @Nullable String cause,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant respondedAt,
        @Nullable Instant restoredAt,
        List<Instant> relapses,
        @Nullable Instant stabilizesUntil,
        @Nullable String category,
        @Nullable String plannedWorkId,
        @Nullable Instant closedAt,
        @Nullable Instant nextDueAt,
        boolean breached,
        long version) {

    static IncidentJson of(IncidentView incident) {
        return new IncidentJson(
                incident.incident().name(),
                incident.ref(),
                incident.account() == null ? null : incident.account().value(),
                incident.kind().wireName(),
                incident.title(),
                incident.description(),
                incident.severity().level(),
                incident.criterion().wireName(),
                incident.scope().wireName(),
                incident.components().stream().map(Component::wireName).toList(),
                incident.state().wireName(),
                incident.origin().wireName(),
                incident.startedAt(),
                incident.detectedAt(),
                incident.reportedAt(),
                incident.failurePointAt(),
                incident.cause(),
                incident.acknowledgedAt(),
                incident.respondedAt(),
                incident.restoredAt(),
                incident.relapses(),
                incident.stabilizesUntil(),
                incident.category() == null ? null : incident.category().wireName(),
                incident.plannedWork() == null ? null : incident.plannedWork().name(),
                incident.closedAt(),
                incident.nextDueAt(),
                incident.breached(),
                incident.version());
    }
}
