package com.occuz.kernel.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.credit.ServicePeriod;

/**
 * An account's support time in one month in EST, in minutes (§ 4).
 *
 * @param purchased by the plan in force at the month's end, or now while it goes on
 * @param spent all that was metered
 */
public record SupportBalance(AccountId account, ServicePeriod month, long purchased, long spent) {

    /** What is left of what was purchased; never less than nothing. */
    public long left() {
        return Math.max(0, purchased - spent);
    }

    /** What was spent beyond what was purchased. */
    public long overrun() {
        return Math.max(0, spent - purchased);
    }
}
