package com.occuz.command.exclusion;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.ledger.Actor;

/** What a decision needs to know of an exclusion. */
sealed interface Exclusion {

    /** Nobody has claimed it yet. */
    record Absent() implements Exclusion {}

    /** @param owner whose words are said about it */
    record Known(ExclusionState state, AccountId owner, Actor claimant, Actor lastBy, long version)
            implements Exclusion {

        Known after(ExclusionState next, Actor by) {
            return new Known(next, owner, claimant, by, version + 1);
        }
    }
}
