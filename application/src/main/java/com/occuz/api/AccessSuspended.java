package com.occuz.api;

import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.time.Est;
import java.util.Objects;

/** The customer's access is suspended (§ 4); nothing was done. */
public final class AccessSuspended extends RuntimeException {

    private final String sentence;

    AccessSuspended(StandingView standing) {
        super("access is suspended", null, false, false);
        this.sentence = "Access to this account is suspended since "
                + Est.text(Objects.requireNonNull(standing.suspendedSince())) + ": " + standing.reason()
                + " Your links go on redirecting. Incidents can be reported by e-mail to support@occuz.com meanwhile, which"
                + " counts as an official report.";
    }

    /** What is said to the customer. */
    public String sentence() {
        return sentence;
    }
}
