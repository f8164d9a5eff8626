package com.occuz.kernel.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has been metered of an account's support time (§ 4). */
public sealed interface SupportTimeEvent extends DomainEvent {

    AccountId account();

    /**
     * Time was spent on communication with the account.
     *
     * @param incident the one it was about, {@code null} for anything else
     * @param spentAt when; its month in EST is the one that it is counted in
     * @param by who spent it
     * @param occurredAt when that was written down
     */
    record SupportTimeRecorded(
            AccountId account,
            int minutes,
            Erasable<Prose> what,
            @Nullable IncidentId incident,
            Instant spentAt,
            Actor by,
            Instant occurredAt)
            implements SupportTimeEvent {}
}
