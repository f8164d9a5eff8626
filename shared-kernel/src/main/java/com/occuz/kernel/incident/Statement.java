package com.occuz.kernel.incident;

import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that another system said about an incident at one moment; the next statement takes its place as a whole. Instants
 * are UTC; {@code null}: it did not say, or it was not so.
 *
 * @param statedAt when the source said so
 */
public record Statement(
        SourceRef ref,
        IncidentKind kind,
        Erasable<IncidentTitle> title,
        Classification classification,
        Components components,
        Instant startedAt,
        @Nullable Instant restoredAt,
        @Nullable Instant detectedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant failurePointAt,
        @Nullable Instant respondedAt,
        @Nullable Instant statedAt,
        @Nullable Erasable<Prose> cause) {

    public Statement {
        if (restoredAt != null && restoredAt.isBefore(startedAt)) {
            throw new InvalidValue("an incident cannot be restored before it began");
        }
    }
}
