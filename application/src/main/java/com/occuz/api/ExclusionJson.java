package com.occuz.api;

import com.occuz.kernel.exclusion.ExclusionQuery.Act;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.ExclusionScope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion on the wire. Instants are UTC, {@code null} for what has not happened or is not for the caller to know.
 *
 * @param scope {@code "platform"}, {@code {"components": […]}} or {@code {"account": id}}
 * @param until the first instant that is not excluded any more
 * @param claimedBy type and id of whoever claimed it, e.g. {@code user:u_1}
 * @param version grows with every event; the {@code ETag}
 */
record ExclusionJson(
        String id,
        String category,
        @Nullable String provider,
        Object scope,
        Instant from,
        Instant until,
        @Nullable String evidence,
        @Nullable String incidentId,
        String state,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason,
        long version) {

    static ExclusionJson of(ExclusionView exclusion) {
        return new ExclusionJson(
                exclusion.exclusion().name(),
                exclusion.category().wireName(),
                exclusion.provider() == null ? null : exclusion.provider().value(),
                scope(exclusion.scope()),
                exclusion.window().from(),
                exclusion.window().until(),
                reason(exclusion.claim()),
                exclusion.incident() == null ? null : exclusion.incident().name(),
                exclusion.state().wireName(),
                by(exclusion.claim()),
                at(exclusion.claim()),
                by(exclusion.decision()),
                at(exclusion.decision()),
                reason(exclusion.decision()),
                by(exclusion.revocation()),
                at(exclusion.revocation()),
                reason(exclusion.revocation()),
                exclusion.version());
    }

    private static Object scope(ExclusionScope scope) {
        return switch (scope) {
            case ExclusionScope.Platform all -> all.kind();
            case ExclusionScope.OfComponents some -> Map.of(some.kind(), some.components().wireNames());
            case ExclusionScope.OfAccount one -> Map.of(one.kind(), one.account().value());
        };
    }

    private static @Nullable String by(@Nullable Act act) {
        return act == null ? null : act.by().toString();
    }

    private static @Nullable Instant at(@Nullable Act act) {
        return act == null ? null : act.at();
    }

    private static @Nullable String reason(@Nullable Act act) {
        return act == null ? null : act.reason();
    }
}
