package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;

/** Why a report is not issued, or not there. */
public sealed interface ReportRefusal extends Refusal {

    record ReportNotFound() implements ReportRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("report-not-found", "There is no such report.");
        }
    }

    record IssuedBefore() implements ReportRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("report-issued-before", "A report of this id says something else; none is issued twice.");
        }
    }

    /** @param characters of the document */
    record ReportTooLarge(int characters) implements ReportRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                    "report-too-large",
                    "The report would have " + characters + " characters and may have " + ComposedReport.LONGEST
                            + "; ask for a shorter period or for one component.");
        }
    }
}
