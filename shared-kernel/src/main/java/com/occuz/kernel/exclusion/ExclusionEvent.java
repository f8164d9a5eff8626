package com.occuz.kernel.exclusion;

import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to an exclusion (§ 9); {@link #occurredAt()} is when {@link #by()} did it. */
public sealed interface ExclusionEvent extends DomainEvent {

    ExclusionId exclusion();

    Actor by();

    /**
     * Somebody claimed it; it changes nothing yet. Recorded again after a rejection or a revocation, it takes the place of
     * what was claimed before.
     *
     * @param category one of § 9's lines
     * @param provider {@code null} where no third party failed
     * @param window for which it is claimed
     * @param incident {@code null} where it is claimed for no particular one
     */
    record ExclusionClaimed(
            ExclusionId exclusion,
            CauseCategory category,
            @Nullable Provider provider,
            ExclusionScope scope,
            Window window,
            Erasable<Prose> evidence,
            @Nullable IncidentId incident,
            Actor by,
            Instant occurredAt)
            implements ExclusionEvent {}

    /** A second person agreed: from now on the affected time leaves the figures. */
    record ExclusionApproved(ExclusionId exclusion, Erasable<Prose> reason, Actor by, Instant occurredAt)
            implements ExclusionEvent {}

    /** A second person disagreed. */
    record ExclusionRejected(ExclusionId exclusion, Erasable<Prose> reason, Actor by, Instant occurredAt)
            implements ExclusionEvent {}

    /** The approval was taken back: the time counts again. */
    record ExclusionRevoked(ExclusionId exclusion, Erasable<Prose> reason, Actor by, Instant occurredAt)
            implements ExclusionEvent {}
}
