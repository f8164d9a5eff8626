package com.occuz.query.exclusion;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.exclusion.ExclusionQuery.Act;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.sla.Exclusion;
import com.occuz.kernel.sla.Review;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Exclusions as the arithmetic of clocks takes them: those that count at present. */
public final class ApprovedExclusions {

    private final ExclusionsTable table;

    public ApprovedExclusions(ExclusionsTable table) {
        this.table = table;
    }

    /** Whether any may concern the incident; cheaper than to ask for them. */
    public boolean speakOf(IncidentId incident) {
        return table.speaksOf(Tenant.everyone(), incident);
    }

    /** Of these incidents, those of which one may speak; empty at once where there is none. */
    public List<IncidentId> speakOf(List<IncidentId> incidents) {
        return incidents.isEmpty() ? List.of() : table.spokenOf(Tenant.everyone(), incidents);
    }

    /** Those that may lift an incident's clocks: they name it, or held when it began. */
    public List<Exclusion> about(IncidentId incident, Instant startedAt) {
        return table.approved(Tenant.everyone(), incident, startedAt).stream()
                .map(ApprovedExclusions::of)
                .toList();
    }

    /** Clocks tell no single events, so each act refers to the exclusion. */
    private static Exclusion of(ExclusionView view) {
        Act claim = Objects.requireNonNull(view.claim());
        Act decision = Objects.requireNonNull(view.decision());
        String id = view.exclusion().toString();
        return new Exclusion(
                id,
                view.category().wireName(),
                Optional.ofNullable(view.provider()).map(Provider::value),
                view.scope().reached(),
                view.scope().only(),
                view.window(),
                Optional.ofNullable(view.incident()).map(IncidentId::toString),
                claim.by().toString(),
                id,
                Optional.of(new Review(decision.by().toString(), true, id)),
                Optional.empty());
    }
}
