package com.occuz.kernel.incident;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;

/**
 * What somebody is told of an incident beside that it is there, what it hits, and when (§ 4, reading 24): the one policy that
 * every view of incidents asks. Staff are told everything, and so is whoever reported it; of another account's report
 * nobody is told a word. Of what we found ourselves customers are told what their plan includes.
 *
 * @param title what it was called
 * @param updates what was said while it lasted: a plan with status updates
 * @param report what happened, and why times or severity were corrected: a plan with incident reports
 * @param causes what it came from, with the evidence: a plan with root-cause analyses
 */
public record Telling(boolean title, boolean updates, boolean report, boolean causes) {

    private static final Telling EVERYTHING = new Telling(true, true, true, true);
    private static final Telling NO_WORD = new Telling(false, false, false, false);

    /**
     * @param reporter whose report it is; the platform's own for what was detected or imported
     * @param plan what the reader's account has bought; says nothing of the staff
     */
    public static Telling of(Tenant reader, AccountId reporter, SupportPlan plan) {
        if (reader.sees(reporter)) {
            return EVERYTHING;
        }
        return reporter.equals(AccountId.PLATFORM)
                ? new Telling(true, plan.statusUpdates(), plan.incidentReports(), plan.rootCauseAnalyses())
                : NO_WORD;
    }
}
