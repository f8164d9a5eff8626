package com.occuz.query.account;

import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.AccountReinstated;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.query.projection.AggregateEvents;
import java.time.Instant;

/** What an account had bought, and whether it was suspended, at which time: from its own events in the ledger. */
public final class AccountHistory {

    private final LedgerReader ledger;

    public AccountHistory(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** The plan in force at an instant; one that is set at that very instant is. */
    public SupportPlan at(AccountId account, Instant instant) {
        SupportPlan plan = SupportPlan.NONE;
        for (RecordedEvent event : AggregateEvents.upTo(ledger, account.aggregateId(), Long.MAX_VALUE)) {
            if (event.payload() instanceof SupportPlanSet set && !set.occurredAt().isAfter(instant)) {
                plan = set.plan();
            }
        }
        return plan;
    }

    /** Whether access was suspended at an instant; from the very instant of a suspension on it was. */
    public boolean isSuspended(AccountId account, Instant instant) {
        boolean suspended = false;
        for (RecordedEvent event : AggregateEvents.upTo(ledger, account.aggregateId(), Long.MAX_VALUE)) {
            if (event.payload() instanceof AccountEvent change && !change.occurredAt().isAfter(instant)) {
                suspended = switch (change) {
                    case AccountSuspended ignored -> true;
                    case AccountReinstated ignored -> false;
                    case AccountEvent ignored -> suspended;
                };
            }
        }
        return suspended;
    }
}
