package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.support.SupportBalance;
import com.occuz.kernel.support.SupportTimeQuery.FindSupportBalance;
import java.time.Duration;
import java.time.Instant;

/**
 * An account's support time in the present month, in words (§ 4).
 *
 * @param worthTelling whether anything was purchased or spent
 * @param isOverrun whether more was spent than was purchased
 */
public record SupportTime(boolean worthTelling, boolean isOverrun, String sentence) {

    static SupportTime of(Questions questions, Tenant tenant, AccountId account, Instant now) {
        SupportBalance balance = questions.one(
                new FindSupportBalance(tenant, account, ServicePeriod.at(now), now), SupportBalance.class);
        boolean overrun = balance.overrun() > 0;
        String rest = overrun
                ? text(balance.overrun()) + " more than was purchased"
                : text(balance.left()) + " of it is left";
        return new SupportTime(
                balance.purchased() > 0 || balance.spent() > 0,
                overrun,
                "Support time in " + balance.month() + ": " + text(balance.spent()) + " used of "
                        + text(balance.purchased()) + ", " + rest + ".");
    }

    private static String text(long minutes) {
        return minutes == 0 ? "0 min" : Durations.text(Duration.ofMinutes(minutes));
    }
}
