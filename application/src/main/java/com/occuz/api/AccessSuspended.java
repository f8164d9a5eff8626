package com.occuz.api;

import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.time.Est;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The customer's access is suspended (§ 4); nothing was done. */
public final class AccessSuspended extends RuntimeException {

    private final String sentence;

    AccessSuspended(StandingView standing) {
        super("access is suspended", null, false, false);
        this.sentence = "Access to this account is suspended since "
                + Est.text(Objects.requireNonNull(standing.suspendedSince())) + because(standing.reason())
                + " Your links go on redirecting. Incidents can be reported by e-mail to support@occuz.com meanwhile, which"
                + " counts as an official report.";
    }

    /** Ends the sentence, whether or not whoever gave the reason has. */
    private static String because(@Nullable String reason) {
        String said = reason == null ? "" : reason.strip();
        if (said.isEmpty()) {
            return ".";
        }
        boolean ends = ".!?…".indexOf(said.charAt(said.length() - 1)) >= 0;
        return ": " + said + (ends ? "" : ".");
    }

    /** What is said to the customer. */
    public String sentence() {
        return sentence;
    }
}
