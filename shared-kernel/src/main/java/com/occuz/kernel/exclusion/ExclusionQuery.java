package com.occuz.kernel.exclusion;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about exclusions; each question stands beside its answer. An account sees those that were approved for
 * it alone, which its own figures tell of, and nothing of the evidence, the persons and their reasons; everything else
 * does not exist for it.
 */
public sealed interface ExclusionQuery {

    /** Answer: {@code Optional<ExclusionView>}. */
    record FindExclusion(Tenant tenant, ExclusionId exclusion) implements ExclusionQuery {}

    /** The exclusion whose last claim stands at this position. Answer: {@code Optional<ExclusionView>}. */
    record FindExclusionClaimedAt(Tenant tenant, long position) implements ExclusionQuery {}

    /**
     * Answer: a {@code Page<ExclusionView>}, the last claimed first.
     *
     * @param states none: all
     * @param incident only those claimed for it
     * @param before only those whose claim stands before this position
     */
    record ListExclusions(
            Tenant tenant,
            Set<ExclusionState> states,
            Optional<IncidentId> incident,
            Optional<Long> before,
            int limit)
            implements ExclusionQuery {

        public ListExclusions {
            states = Set.copyOf(states);
        }
    }

    /** Something that somebody did, and why; the reason reads {@code [erased]} once it is erased. */
    record Act(Actor by, Instant at, String reason) {}

    /**
     * An exclusion as screens and the API show it; instants are UTC.
     *
     * @param provider {@code null} where no third party failed
     * @param claim with the evidence as its reason; {@code null} where the tenant may not know
     * @param decision {@code null} before, and where the tenant may not know
     * @param revocation {@code null} before, and where the tenant may not know
     * @param version 1 after its first event, one more with each further one
     * @param claimedPosition of its last claim
     * @param position of its last event
     */
    record ExclusionView(
            ExclusionId exclusion,
            CauseCategory category,
            @Nullable Provider provider,
            ExclusionScope scope,
            Window window,
            @Nullable IncidentId incident,
            ExclusionState state,
            @Nullable Act claim,
            @Nullable Act decision,
            @Nullable Act revocation,
            long version,
            long claimedPosition,
            long position) {}
}
