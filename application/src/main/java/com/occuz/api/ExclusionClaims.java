package com.occuz.api;

import com.occuz.kernel.account.AccountQuery.ListPeople;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionRefusal.NoSuchAccount;
import com.occuz.kernel.exclusion.ExclusionRefusal.NoSuchIncident;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.Refused;
import java.util.Optional;

/** What a claim of an exclusion speaks of has to be there before anybody decides on it. */
public final class ExclusionClaims {

    private ExclusionClaims() {}

    /** @throws Refused if the incident or the account is not known */
    public static ClaimExclusion checked(ClaimExclusion claim, Questions questions) {
        Optional<FindIncident> incident =
                claim.incident().map(it -> new FindIncident(Tenant.everyone(), it, claim.at()));
        if (incident.isPresent() && questions.optional(incident.get(), IncidentView.class).isEmpty()) {
            throw new Refused(new NoSuchIncident());
        }
        if (claim.scope() instanceof ExclusionScope.OfAccount one
                && questions.one(new ListPeople(Tenant.of(one.account()), Optional.empty(), 1), Page.class)
                        .items()
                        .isEmpty()) {
            throw new Refused(new NoSuchAccount());
        }
        return claim;
    }
}
