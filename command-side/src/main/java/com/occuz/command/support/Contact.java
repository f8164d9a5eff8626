package com.occuz.command.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.support.ContactStanding;
import com.occuz.kernel.support.Disposition;
import java.time.Instant;
import java.util.Optional;

/** What a decision needs to know of a contact. */
sealed interface Contact {

    /** Nobody has written it down yet. */
    record Absent() implements Contact {}

    /**
     * @param aboutAnIncident whether it was about one that there was already
     * @param disposed what was made of it and by whom
     */
    record Logged(
            AccountId account,
            ContactStanding standing,
            boolean aboutAnIncident,
            Instant contactedAt,
            Optional<Disposed> disposed,
            boolean filed,
            long version)
            implements Contact {

        Logged after(Optional<Disposed> nowDisposed, boolean nowFiled) {
            return new Logged(account, standing, aboutAnIncident, contactedAt, nowDisposed, nowFiled, version + 1);
        }
    }

    /** What was made of a contact. */
    record Disposed(Disposition disposition, Actor by) {}
}
