package com.occuz.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountCommand.SetSupportPlan;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.incident.IncidentCommand.AcknowledgeIncident;
import com.occuz.kernel.incident.IncidentCommand.AnswerIncident;
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
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.WorkKind;
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

    private static Stream<AggregateCommand> commands() {
        return YEAR.scenes().stream().map(Scene::command);
    }
}
