package com.occuz.command.credit;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.credit.CreditState;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.ledger.Actor;

/** What a decision needs to know of a claim for a credit. */
sealed interface Credit {

    /** Nobody has claimed it yet. */
    record Absent() implements Credit {}

    /** It was claimed, and perhaps decided on. */
    sealed interface Known extends Credit {

        AccountId account();

        CreditState state();

        long version();
    }

    record Claimed(AccountId account) implements Known {
        @Override
        public CreditState state() {
            return CreditState.CLAIMED;
        }

        @Override
        public long version() {
            return 1;
        }
    }

    record Awarded(AccountId account, CreditValue value, ServicePeriod appliesTo, Actor by) implements Known {
        @Override
        public CreditState state() {
            return CreditState.AWARDED;
        }

        @Override
        public long version() {
            return 2;
        }
    }

    record Denied(AccountId account, Actor by) implements Known {
        @Override
        public CreditState state() {
            return CreditState.DENIED;
        }

        @Override
        public long version() {
            return 2;
        }
    }
}
