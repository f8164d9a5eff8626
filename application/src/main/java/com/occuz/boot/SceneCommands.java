package com.occuz.boot;

import com.occuz.api.CreditFacts;
import com.occuz.api.Questions;
import com.occuz.demo.Act;
import com.occuz.demo.Scene;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.CreditCommand.AwardCredit;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.FindCredit;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportCommand.IssueReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.ComposeReport;
import com.occuz.kernel.sla.Subject;
import java.util.Optional;

/** What is sent in a scene of the demonstration, with the figures that the installation gives at that moment. */
record SceneCommands(Questions questions) {

    /** Once the views hold everything that was recorded before it. */
    AggregateCommand of(Scene scene) {
        return switch (scene.act()) {
            case Act.Sends it -> it.command();
            case Act.IssuesReport it -> {
                Question question = new Question(
                        it.period(),
                        new Subject(it.component(), Optional.empty()),
                        questions.one(new ThePresent(), LedgerMoment.class),
                        Knowledge.OURS);
                yield new IssueReport(
                        it.report(), questions.one(new ComposeReport(question), ComposedReport.class), it.by(), scene.at());
            }
            case Act.AwardsCredit it -> {
                CreditView credit = questions.one(new FindCredit(Tenant.everyone(), it.credit()), CreditView.class);
                yield new AwardCredit(
                        it.credit(),
                        it.value(),
                        it.appliesTo(),
                        it.reason(),
                        CreditFacts.present(questions, credit),
                        Optional.empty(),
                        it.by(),
                        scene.at());
            }
        };
    }
}
