package com.occuz.command.servicelevel;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.Spec;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.KeyFigures;
import com.occuz.kernel.servicelevel.report.ReportCommand;
import com.occuz.kernel.servicelevel.report.ReportCommand.IssueReport;
import com.occuz.kernel.servicelevel.report.ReportEvent;
import com.occuz.kernel.servicelevel.report.ReportEvent.ReportIssued;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.servicelevel.report.ReportRefusal.IssuedBefore;
import com.occuz.kernel.servicelevel.report.ReportRefusal.ReportTooLarge;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReportDeciderTest {

    private static final Instant NOW = Instant.parse("2026-01-09T20:00:00Z");
    private static final ReportId REPORT = new ReportId("r-1");
    private static final Actor SAM = new Actor(ActorType.USER, "u_1");
    private static final PolicyRef POLICY = new PolicyRef(1, "sha256:" + "a".repeat(64));
    private static final PolicyRef CALENDAR = new PolicyRef(1, "sha256:" + "b".repeat(64));
    private static final KeyFigures FIGURES =
            new KeyFigures(1, 999, 1000, "99.900", 1, 998, 1000, 0, 31_536_000, 31_535_999, false);
    /** Of the two characters {@code {}}. */
    private static final String DIGEST = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    private static final ReportIssued ISSUED = new ReportIssued(
            REPORT, Est.year(2025), Component.REDIRECTION, Knowledge.OURS, 4711, NOW, POLICY, CALENDAR, "2", FIGURES,
            DIGEST, "{}", SAM, NOW);

    private final Spec<ReportCommand, ReportEvent, Report> spec =
            new Spec<>(new Report.Absent(), ReportDecider::decide, ReportDecider::evolve);

    @Test
    void what_was_composed_is_issued_with_the_digest_of_its_bytes() {
        spec.given(List.of()).whenThen(issue("{}"), List.of(ISSUED));
    }

    @Test
    void issued_again_it_stays_what_it_is() {
        spec.given(List.of(ISSUED)).whenThen(issue("{}"), List.of());
    }

    @Test
    void it_never_says_anything_else() {
        spec.given(List.of(ISSUED)).whenRefused(issue("{\"a\":1}"), new IssuedBefore());
    }

    @Test
    void one_that_no_event_can_hold_is_refused() {
        spec.given(List.of())
                .whenRefused(
                        issue(" ".repeat(ComposedReport.LONGEST + 1)), new ReportTooLarge(ComposedReport.LONGEST + 1));
    }

    @Test
    void axon_wires_the_aggregate() {
        AggregateTestFixture<ReportAggregate> fixture = new AggregateTestFixture<>(ReportAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.givenNoPriorActivity().when(issue("{}")).expectEvents(ISSUED);
    }

    private static IssueReport issue(String document) {
        Question question = new Question(
                Est.year(2025), Subject.of(Component.REDIRECTION), new LedgerMoment(4711, NOW), Knowledge.OURS);
        return new IssueReport(
                REPORT, new ComposedReport(question, POLICY, CALENDAR, "2", FIGURES, document), SAM, NOW);
    }
}
