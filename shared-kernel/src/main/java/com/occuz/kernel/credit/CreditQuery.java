package com.occuz.kernel.credit;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.support.ContactChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about service credits; each question stands beside its answer. An account sees its own claims with what
 * was decided and why, and not by whom of ours.
 */
public sealed interface CreditQuery {

    /** Answer: {@code Optional<CreditView>}. */
    record FindCredit(Tenant tenant, CreditId credit) implements CreditQuery {}

    /** The one whose claim stands at this position. Answer: {@code Optional<CreditView>}. */
    record FindCreditClaimedAt(Tenant tenant, long position) implements CreditQuery {}

    /**
     * Answer: a {@code Page<CreditView>}, the last claimed first.
     *
     * @param states none: all
     * @param before only those claimed before this position
     */
    record ListCredits(Tenant tenant, Set<CreditState> states, Optional<Long> before, int limit)
            implements CreditQuery {

        public ListCredits {
            states = Set.copyOf(states);
        }
    }

    /**
     * What a claim of {@code account} for an incident would rest on, as the ledger has it. Answer:
     * {@code Optional<CreditGrounds>}, empty where the account sees no such incident.
     */
    record FindCreditGrounds(AccountId account, IncidentId incident) implements CreditQuery {}

    /** @param by {@code null} where the tenant may not know */
    record Decision(@Nullable Actor by, Instant at, String reason) {}

    /**
     * What was awarded.
     *
     * @param digest of the figures, as it stands in the event
     */
    record Award(CreditValue value, ServicePeriod appliesTo, CreditFigures figures, String digest) {}

    /**
     * A claim as screens and the API show it; instants are UTC, and what was erased reads {@code [erased]}.
     *
     * @param revenueLoss {@code null} where nothing was said of any
     * @param startedAt when the incident had begun, as was known when it was claimed
     * @param channel of the account's own report
     * @param decision {@code null} while it waits
     * @param award {@code null} unless awarded
     * @param version 1 after the claim, 2 after the decision
     * @param claimedPosition of its claim
     * @param position of its last event
     */
    record CreditView(
            CreditId credit,
            AccountId account,
            IncidentId incident,
            CreditState state,
            String evidence,
            @Nullable String revenueLoss,
            Instant startedAt,
            ContactChannel channel,
            Instant reportedAt,
            Actor claimedBy,
            Instant claimedAt,
            @Nullable Decision decision,
            @Nullable Award award,
            long version,
            long claimedPosition,
            long position) {}
}
