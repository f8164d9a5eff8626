package com.occuz.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountCommand.ReinstateAccount;
import com.occuz.kernel.account.AccountCommand.SetSupportPlan;
import com.occuz.kernel.account.AccountCommand.SuspendAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.CreditCommand.DenyCredit;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.incident.IncidentCommand.AcknowledgeIncident;
import com.occuz.kernel.incident.IncidentCommand.AddDetail;
import com.occuz.kernel.incident.IncidentCommand.AnswerIncident;
import com.occuz.kernel.incident.IncidentCommand.AskForDetail;
import com.occuz.kernel.incident.IncidentCommand.AttributeCause;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentCommand.DeclareStabilization;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.DiagnoseIncident;
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentCommand.RecordRelapse;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.monitoring.CandidateCommand;
import com.occuz.kernel.monitoring.CandidateCommand.ConfirmCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.DismissCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeAbsence;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeFailures;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.PublishTerms;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.support.ContactRule;
import com.occuz.kernel.support.ContactStanding;
import com.occuz.kernel.support.Disposition;
import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.work.WorkCommand.AnnounceWork;
import com.occuz.kernel.work.WorkCommand.ApproveLateWork;
import com.occuz.kernel.work.WorkCommand.CancelWork;
import com.occuz.kernel.work.WorkCommand.ExtendWork;
import com.occuz.kernel.work.WorkCommand.FinishWork;
import com.occuz.kernel.work.WorkCommand.JudgeWork;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkCommand.StartWork;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoYearTest {

    private static final Instant UNTIL = Instant.parse("2026-11-23T15:00:00Z");
    private static final Cast CAST = new Cast(
            Map.of(new AccountId("acme"), new UserId("u_ada"), new AccountId("globex"), new UserId("u_gus")),
            List.of(new UserId("u_sam"), new UserId("u_sofia")),
            new UserId("u_olga"));
    private static final DemoYear YEAR = DemoYear.of(1, UNTIL, CAST);

    @Test
    void the_same_seed_makes_the_same_year_and_another_one_another() {
        assertThat(DemoYear.of(1, UNTIL, CAST)).isEqualTo(YEAR);
        assertThat(DemoYear.of(2, UNTIL, CAST).scenes()).isNotEqualTo(YEAR.scenes());
        assertThat(DemoYear.of(2, UNTIL, CAST).clicks()).isNotEqualTo(YEAR.clicks());
    }

    @Test
    void whatever_the_seed_all_of_it_lies_in_the_year_in_order() {
        for (long seed : LongStream.range(0, 50).toArray()) {
            DemoYear year = DemoYear.of(seed, UNTIL, CAST);
            assertThat(year.scenes()).isSortedAccordingTo(Comparator.comparing(Scene::at));
            assertThat(year.scenes()).as("seed %s", seed).allSatisfy(scene ->
                    assertThat(scene.at()).isBetween(DemoYear.startBefore(UNTIL), UNTIL));
        }
    }

    @Test
    void incidents_are_of_every_severity_and_component_and_everything_is_done_with_them() {
        Set<Severity> severities = new TreeSet<>();
        Set<Component> components = new TreeSet<>();
        for (AggregateCommand command : commands().toList()) {
            if (command instanceof ReportIncident it) {
                severities.add(it.classification().severity());
                components.addAll(it.components().values());
            } else if (command instanceof DetectIncident it) {
                severities.add(it.classification().severity());
                components.addAll(it.components().values());
            }
        }
        assertThat(severities).containsExactly(Severity.values());
        assertThat(components).containsExactly(Component.values());
        assertThat(commands().map(Object::getClass).distinct().toList())
                .contains(
                        AcknowledgeIncident.class,
                        AnswerIncident.class,
                        DiagnoseIncident.class,
                        RestoreService.class,
                        RecordRelapse.class,
                        EscalateIncident.class,
                        CorrectIncident.class,
                        AttributeCause.class,
                        DeclareStabilization.class,
                        CloseIncident.class,
                        StateIncident.class);
    }

    @Test
    void work_is_planned_of_both_kinds_and_exclusions_are_approved_rejected_and_wait() {
        assertThat(commands().map(Object::getClass).distinct().toList())
                .contains(
                        SetSupportPlan.class,
                        PlanWork.class,
                        StartWork.class,
                        ExtendWork.class,
                        FinishWork.class,
                        CancelWork.class,
                        JudgeWork.class,
                        AnnounceWork.class,
                        ApproveLateWork.class,
                        ApproveExclusion.class,
                        RejectExclusion.class);
        assertThat(commands().filter(PlanWork.class::isInstance).map(PlanWork.class::cast).map(it -> it.work().kind()))
                .contains(WorkKind.values());
        long claims = commands().filter(ClaimExclusion.class::isInstance).count();
        long decisions = commands()
                .filter(it -> it instanceof ApproveExclusion || it instanceof RejectExclusion)
                .count();
        assertThat(claims).isEqualTo(decisions + 1);
    }

    @Test
    void every_kind_of_contact_is_logged_and_everything_is_made_of_one() {
        Set<ContactStanding> standings = commands(LogContact.class)
                .map(it -> ContactRule.standing(it.channel(), it.severity(), it.then()))
                .collect(Collectors.toSet());
        assertThat(standings).containsExactlyInAnyOrder(ContactStanding.values());
        assertThat(commands(DisposeContact.class).map(DisposeContact::disposition))
                .containsOnlyOnceElementsOf(List.of(Disposition.DEFERRED, Disposition.RESUBMISSION_REQUIRED))
                .contains(Disposition.VIOLATION);
        assertThat(commands(FileContact.class)).hasSize(2);
        assertThat(commands(SuspendAccount.class)).hasSize(1);
        assertThat(commands(ReinstateAccount.class)).hasSize(1);
        assertThat(commands(AskForDetail.class)).hasSize(2);
        assertThat(commands(AddDetail.class)).hasSize(1);
        assertThat(commands(RecordSupportTime.class)).hasSizeGreaterThan(5);
    }

    @Test
    void credits_are_awarded_and_refused_and_wait() {
        assertThat(commands(ClaimCredit.class)).hasSize(5);
        assertThat(acts(Act.AwardsCredit.class)).hasSize(2);
        assertThat(commands(DenyCredit.class)).hasSize(1);
    }

    @Test
    void the_agreement_changes_time_is_unexplained_and_reports_are_issued() {
        Instant inForce = commands(PublishTerms.class).findFirst().orElseThrow().effectiveFrom().orElseThrow();
        Instant ahead = commands(PublishTerms.class).skip(1).findFirst().orElseThrow().effectiveFrom().orElseThrow();
        assertThat(commands(PublishTerms.class)).hasSize(2);
        assertThat(inForce).isBefore(UNTIL);
        assertThat(ahead).isAfter(UNTIL);

        Set<CandidateId> noticed = commands(CandidateCommand.class)
                .filter(it -> it instanceof NoticeAbsence || it instanceof NoticeFailures)
                .map(CandidateCommand::candidate)
                .collect(Collectors.toSet());
        assertThat(noticed).hasSize(4);
        assertThat(commands(ConfirmCandidate.class).map(ConfirmCandidate::candidate)).hasSize(1).isSubsetOf(noticed);
        assertThat(commands(DismissCandidate.class).map(DismissCandidate::candidate)).hasSize(1).isSubsetOf(noticed);

        assertThat(acts(Act.IssuesReport.class)).hasSizeGreaterThanOrEqualTo(4).anyMatch(it -> it.component().isPresent());
    }

    @Test
    void a_few_links_get_most_of_the_clicks_by_day_more_than_by_night_and_on_workdays_more_than_on_sundays() {
        List<SubmittedClick> clicks =
                YEAR.clicks().stream().map(RecordClicks::clicks).flatMap(List::stream).toList();
        assertThat(clicks).hasSizeBetween(20_000, 120_000).allMatch(click -> click.at().isBefore(UNTIL));

        Map<LinkId, Long> byLink =
                clicks.stream().collect(Collectors.groupingBy(SubmittedClick::link, Collectors.counting()));
        long ofTheFirstFive = byLink.values().stream().sorted(Comparator.reverseOrder()).limit(5).mapToLong(Long::longValue).sum();
        assertThat(byLink.size()).isGreaterThan(15);
        assertThat(ofTheFirstFive).isGreaterThan(clicks.size() / 2);

        assertThat(between(clicks, 9, 18)).isGreaterThan(3 * between(clicks, 0, 9));
        assertThat(on(clicks, DayOfWeek.WEDNESDAY)).isGreaterThan(on(clicks, DayOfWeek.SUNDAY));
        assertThat(clicks).anyMatch(click -> click.referrer() != null).anyMatch(click -> click.referrer() == null);
    }

    private static long between(List<SubmittedClick> clicks, int from, int until) {
        return clicks.stream()
                .mapToInt(click -> click.at().atOffset(Est.OFFSET).getHour())
                .filter(hour -> hour >= from && hour < until)
                .count();
    }

    private static long on(List<SubmittedClick> clicks, DayOfWeek day) {
        return clicks.stream().filter(click -> click.at().atOffset(Est.OFFSET).getDayOfWeek() == day).count();
    }

    private static <C> Stream<C> commands(Class<C> type) {
        return commands().filter(type::isInstance).map(type::cast);
    }

    private static <A> Stream<A> acts(Class<A> type) {
        return YEAR.scenes().stream().map(Scene::act).filter(type::isInstance).map(type::cast);
    }

    private static Stream<AggregateCommand> commands() {
        return YEAR.scenes().stream().flatMap(scene -> scene.command().stream());
    }
}
