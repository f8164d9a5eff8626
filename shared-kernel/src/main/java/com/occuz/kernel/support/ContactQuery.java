package com.occuz.kernel.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about contacts; each question stands beside its answer. An account sees its own, with what is made of
 * them and why, and not who of ours wrote it.
 */
public sealed interface ContactQuery {

    /** Answer: {@code Optional<ContactView>}. */
    record FindContact(Tenant tenant, ContactId contact) implements ContactQuery {}

    /** The one that was logged at this position. Answer: {@code Optional<ContactView>}. */
    record FindContactLoggedAt(Tenant tenant, long position) implements ContactQuery {}

    /**
     * Answer: a {@code Page<ContactView>}, the last logged first.
     *
     * @param states none: all
     * @param account of these people alone
     * @param before only those logged before this position
     */
    record ListContacts(
            Tenant tenant, Set<ContactState> states, Optional<AccountId> account, Optional<Long> before, int limit)
            implements ContactQuery {

        public ListContacts {
            states = Set.copyOf(states);
        }
    }

    /**
     * How things were for an account at an instant, apart from our timeline: a {@code ContactRule.Circumstances} in which
     * the support section is there. The account is known to exist.
     */
    record FindCircumstances(AccountId account, Instant at) implements ContactQuery {}

    /** @param by {@code null} where the tenant may not know */
    record Outcome(
            Disposition disposition, @Nullable Instant deferredUntil, String reason, @Nullable Actor by, Instant at) {}

    /** @param by {@code null} where the tenant may not know */
    record Filing(IncidentId incident, Instant reportedAt, @Nullable Actor by, Instant at) {}

    /**
     * A contact as screens and the API show it; instants are UTC, and what was erased reads {@code [erased]}.
     *
     * @param account the platform's own where nobody knows whose it is
     * @param loggedBy {@code null} where the tenant may not know
     * @param outcome {@code null} unless it was said what is made of it
     * @param filing {@code null} unless it became an incident
     * @param version 1 after it was logged
     * @param loggedPosition of its first event
     * @param position of its last event
     */
    record ContactView(
            ContactId contact,
            AccountId account,
            @Nullable String person,
            ContactChannel channel,
            @Nullable Severity severity,
            String what,
            @Nullable IncidentId incident,
            ContactStanding standing,
            boolean sectionUnavailable,
            boolean suspended,
            @Nullable Instant nextWindow,
            Instant contactedAt,
            ContactState state,
            @Nullable Actor loggedBy,
            Instant loggedAt,
            @Nullable Outcome outcome,
            @Nullable Filing filing,
            long version,
            long loggedPosition,
            long position) {}
}
