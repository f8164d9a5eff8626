package com.occuz.kernel.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;
import java.util.Optional;

/** What can be asked of an account's metered support time. The present time is {@link #at()}. */
public sealed interface SupportTimeCommand extends AggregateCommand {

    AccountId account();

    Instant at();

    @Override
    default String aggregateId() {
        return "support-time:" + account();
    }

    /**
     * Communication time that counts against the purchased hours (§ 4).
     *
     * @param account a customer's, known to exist
     * @param minutes 1 to 1,440
     * @param spentAt now if it is left out
     * @param by a named person, who spent it
     */
    record RecordSupportTime(
            AccountId account,
            int minutes,
            Prose what,
            Optional<IncidentId> incident,
            Optional<Instant> spentAt,
            Actor by,
            Instant at)
            implements SupportTimeCommand {}
}
