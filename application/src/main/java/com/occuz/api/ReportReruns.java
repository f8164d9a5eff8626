package com.occuz.api;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportDifference;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.servicelevel.report.ReportQuery.ComposeReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedText;
import com.occuz.kernel.servicelevel.report.ReportQuery.ReadReport;
import com.occuz.kernel.servicelevel.report.ReportRefusal.ReportNotFound;
import com.occuz.kernel.sla.Subject;
import java.util.List;
import java.util.Optional;

/** Computes reports again: at their own position, where nothing may differ, and beside what is known by now. */
public final class ReportReruns {

    /** So many differences say what is wrong. */
    private static final int MOST_SHOWN = 500;

    private final Questions questions;
    private final SlaMoments moments;

    ReportReruns(Questions questions, SlaMoments moments) {
        this.questions = questions;
        this.moments = moments;
    }

    public ReportReruns(Questions questions, Positions positions) {
        this(questions, new SlaMoments(questions, positions));
    }

    /**
     * @param differences between what was issued and what the same events give now; none where not a byte differs
     * @param since what the events recorded since then changed
     */
    public record Again(
            IssuedReport report,
            ComposedReport recomputed,
            List<ReportDifference> differences,
            Compared since,
            LedgerMoment present) {

        public Again {
            differences = List.copyOf(differences);
        }

        public boolean identical() {
            return recomputed.digest().equals(report.digest());
        }

        ReportJson.Rerun json() {
            return new ReportJson.Rerun(
                    report.report().name(),
                    identical(),
                    report.digest(),
                    recomputed.digest(),
                    report.asOfPosition(),
                    recomputed.engine(),
                    differences.stream().limit(MOST_SHOWN).map(ReportJson.Differs::of).toList(),
                    differences.size(),
                    SlaJson.Comparison.of(since));
        }
    }

    /** @throws Refused if there is no such report */
    public Again of(ReportId id) {
        IssuedText issued = questions
                .optional(new ReadReport(id), IssuedText.class)
                .orElseThrow(() -> new Refused(new ReportNotFound()));
        IssuedReport report = issued.report();
        Question question = new Question(
                report.period(),
                new Subject(Optional.ofNullable(report.component()), Optional.empty()),
                new LedgerMoment(report.asOfPosition(), report.asOf()),
                report.knowledge());
        LedgerMoment present = questions.one(new ThePresent(), LedgerMoment.class);
        moments.await(present.position());
        ComposedReport recomputed = questions.one(new ComposeReport(question), ComposedReport.class);
        return new Again(
                report,
                recomputed,
                ReportDifference.between(issued.document(), recomputed.document()),
                questions.one(new CompareUptime(question, since(question, present)), Compared.class),
                present);
    }

    /** What sources had stated at the same instant may have been imported since; our own knowledge grows with time. */
    private static Question since(Question question, LedgerMoment present) {
        LedgerMoment asOf = question.knowledge() == Knowledge.SOURCE
                ? new LedgerMoment(present.position(), question.asOf().at())
                : present;
        return new Question(question.period(), question.subject(), asOf, question.knowledge());
    }
}
