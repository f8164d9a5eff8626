package com.occuz.kernel.account;

/**
 * What an account has bought to be told (§ 4): four flags of its agreement. Without any of them it has no support add-on,
 * and Occuz is not obligated to tell it anything.
 *
 * @param outageNotices is told of outages, and of planned work that will be felt (§ 7, § 12)
 */
public record SupportPlan(
        boolean outageNotices, boolean statusUpdates, boolean incidentReports, boolean rootCauseAnalyses) {

    /** Nothing was bought. */
    public static final SupportPlan NONE = new SupportPlan(false, false, false, false);
}
