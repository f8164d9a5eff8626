package com.occuz.command.servicelevel;

import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportCommand;
import com.occuz.kernel.servicelevel.report.ReportCommand.IssueReport;
import com.occuz.kernel.servicelevel.report.ReportEvent;
import com.occuz.kernel.servicelevel.report.ReportEvent.ReportIssued;
import com.occuz.kernel.servicelevel.report.ReportRefusal.IssuedBefore;
import com.occuz.kernel.servicelevel.report.ReportRefusal.ReportTooLarge;
import java.util.List;

/** The rules of a report: what it says is fixed once it is issued; pure. */
final class ReportDecider {

    private ReportDecider() {}

    static List<ReportEvent> decide(ReportCommand command, Report report) {
        return switch (command) {
            case IssueReport issue -> issue(issue, report);
        };
    }

    static Report evolve(Report report, ReportEvent event) {
        return switch (event) {
            case ReportIssued issued -> new Report.Issued(issued.digest());
        };
    }

    private static List<ReportEvent> issue(IssueReport command, Report report) {
        ComposedReport composed = command.composed();
        if (composed.document().length() > ComposedReport.LONGEST) {
            throw new Refused(new ReportTooLarge(composed.document().length()));
        }
        return switch (report) {
            case Report.Absent ignored -> List.of(new ReportIssued(
                    command.report(),
                    composed.question().period(),
                    composed.question().subject().component().orElse(null),
                    composed.question().knowledge(),
                    composed.question().asOf().position(),
                    composed.question().asOf().at(),
                    composed.policy(),
                    composed.calendar(),
                    composed.engine(),
                    composed.figures(),
                    composed.digest(),
                    composed.document(),
                    command.by(),
                    command.at()));
            case Report.Issued issued -> {
                if (!issued.digest().equals(composed.digest())) {
                    throw new Refused(new IssuedBefore());
                }
                yield List.of();
            }
        };
    }
}
