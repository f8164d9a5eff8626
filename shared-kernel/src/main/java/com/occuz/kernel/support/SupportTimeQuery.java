package com.occuz.kernel.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about metered support time; each question stands beside its answer. */
public sealed interface SupportTimeQuery {

    /** Answer: a {@link SupportBalance}. The account is known to exist, and the tenant to see it. */
    record FindSupportBalance(Tenant tenant, AccountId account, ServicePeriod month, Instant now)
            implements SupportTimeQuery {}

    /**
     * Answer: a {@code Page<SupportTimeView>}, the last written down first.
     *
     * @param before only those before this position
     */
    record ListSupportTime(
            Tenant tenant, AccountId account, ServicePeriod month, Optional<Long> before, int limit)
            implements SupportTimeQuery {}

    /** @param what {@code [erased]} once it was; {@code by} is {@code null} where the tenant may not know */
    record SupportTimeView(
            AccountId account,
            int minutes,
            String what,
            @Nullable IncidentId incident,
            Instant spentAt,
            @Nullable Actor by,
            long position) {}
}
