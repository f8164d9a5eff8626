package com.occuz.kernel.account;

import com.occuz.kernel.refusal.InvalidValue;

/**
 * What an account has bought (§ 4, § 10). Without any add-on Occuz is not obligated to tell it anything, and without a paid
 * plan it is not given service credits.
 *
 * @param paid whether it pays for its plan, with or without an add-on; everything else here can only be bought
 * @param outageNotices is told of outages, and of planned work that will be felt (§ 7, § 12)
 * @param accountManager the enterprise add-on: may turn to its account manager, for severity 1 only
 * @param minutesPerMonth purchased support time in each month in EST, in minutes; communication uses it up
 */
public record SupportPlan(
        boolean paid,
        boolean outageNotices,
        boolean statusUpdates,
        boolean incidentReports,
        boolean rootCauseAnalyses,
        boolean accountManager,
        int minutesPerMonth) {

    /** A month of 31 days, round the clock. */
    public static final int MOST_MINUTES = 31 * 24 * 60;

    /** Nothing was bought. */
    public static final SupportPlan NONE = new SupportPlan(false, false, false, false, false, false, 0);

    public SupportPlan {
        if (minutesPerMonth < 0 || minutesPerMonth > MOST_MINUTES) {
            throw new InvalidValue("a month has 0 to " + MOST_MINUTES + " minutes of support");
        }
        if (!paid
                && (outageNotices
                        || statusUpdates
                        || incidentReports
                        || rootCauseAnalyses
                        || accountManager
                        || minutesPerMonth > 0)) {
            throw new InvalidValue("whoever has an add-on has a paid plan");
        }
    }

    /** A plan of these four flags alone, paid if it has any. */
    public SupportPlan(
            boolean outageNotices, boolean statusUpdates, boolean incidentReports, boolean rootCauseAnalyses) {
        this(
                outageNotices || statusUpdates || incidentReports || rootCauseAnalyses,
                outageNotices,
                statusUpdates,
                incidentReports,
                rootCauseAnalyses,
                false,
                0);
    }

    /** Whether it holds an active support add-on (§ 4). */
    public boolean hasAddOn() {
        return outageNotices
                || statusUpdates
                || incidentReports
                || rootCauseAnalyses
                || accountManager
                || minutesPerMonth > 0;
    }
}
