package com.occuz.kernel.exclusion;

import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of an exclusion. The present time is {@link #at()}, whoever asks is {@link #by()}. An
 * {@code ifVersion} refuses the command if the exclusion is at another version.
 */
public sealed interface ExclusionCommand extends AggregateCommand {

    ExclusionId exclusion();

    Actor by();

    Instant at();

    @Override
    default String aggregateId() {
        return exclusion().toString();
    }

    /**
     * Claims that the agreement did not apply (§ 9). What was rejected or revoked can be claimed anew.
     *
     * @param window when; it changes figures only where service was lost
     * @param incident the incident it is claimed for; known to exist
     */
    record ClaimExclusion(
            CauseCategory category,
            Optional<Provider> provider,
            ExclusionScope scope,
            Window window,
            Prose evidence,
            Optional<IncidentId> incident,
            Actor by,
            Instant at)
            implements ExclusionCommand {

        @Override
        public ExclusionId exclusion() {
            return ExclusionId.of(scope, window, incident);
        }
    }

    /** By anybody but the claimant. */
    record ApproveExclusion(ExclusionId exclusion, Prose reason, Optional<Long> ifVersion, Actor by, Instant at)
            implements ExclusionCommand {}

    /** By anybody but the claimant. */
    record RejectExclusion(ExclusionId exclusion, Prose reason, Optional<Long> ifVersion, Actor by, Instant at)
            implements ExclusionCommand {}

    /** Takes an approved one back; the claimant may, for it can only make a figure worse. */
    record RevokeExclusion(ExclusionId exclusion, Prose reason, Optional<Long> ifVersion, Actor by, Instant at)
            implements ExclusionCommand {}
}
