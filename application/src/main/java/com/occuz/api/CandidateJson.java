package com.occuz.api;

import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.DecisionView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident candidate on the wire. Instants are UTC.
 *
 * @param kind {@code absence} or {@code failures}
 * @param evidence one English sentence with its instants in EST
 * @param incidentId of the incident that it was confirmed as
 * @param decidedBy type and id of whoever decided, e.g. {@code user:u_1}
 * @param version grows with every event; the {@code ETag}
 */
record CandidateJson(
        String id,
        String kind,
        Instant from,
        Instant until,
        long durationMillis,
        List<String> components,
        String evidence,
        @Nullable Long requests,
        @Nullable Long failures,
        Instant noticedAt,
        String state,
        @Nullable String incidentId,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        long version) {

    static CandidateJson of(CandidateView candidate) {
        DecisionView decision = candidate.decision();
        return new CandidateJson(
                candidate.candidate().name(),
                candidate.kind().wireName(),
                candidate.window().from(),
                candidate.window().until(),
                Duration.between(candidate.window().from(), candidate.window().until()).toMillis(),
                candidate.components().wireNames(),
                candidate.evidence(),
                candidate.requests(),
                candidate.failures(),
                candidate.noticedAt(),
                candidate.state().wireName(),
                candidate.incident() == null ? null : candidate.incident().name(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason(),
                candidate.version());
    }
}
