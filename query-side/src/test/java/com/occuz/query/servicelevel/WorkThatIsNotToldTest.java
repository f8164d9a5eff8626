package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChange;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.ListFigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.Survey;
import com.occuz.kernel.servicelevel.FigureQuery.SurveyPeriod;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading 24 at the timeline and all that is made of it: as of any position, on PostgreSQL. */
class WorkThatIsNotToldTest extends ServiceLevelWorld {

    private static final WorkId DISKS = new WorkId(WorkKind.MAINTENANCE, "disks");
    private static final Actor OLGA = new Actor(ActorType.USER, "u_olga");
    private static final Instant FROM = est("2026-01-20T02:00:00");
    private static final Instant UNTIL = est("2026-01-20T04:00:00");
    private static final Subject ACMES = new Subject(Optional.empty(), Optional.of(ACME));

    private long ended;

    @BeforeEach
    void twoHoursOfMaintenance() {
        started("2026-01-01T00:00:00");
        record(new WorkPlanned(
                DISKS, sealed(new WorkTitle("New disks")), sealed(new Prose("Room")), sealed(new Prose("They are full")),
                null, Components.of(PlannedWork.WHOLE_PLATFORM), FROM, UNTIL, null, OLGA, FROM.minus(Duration.ofDays(3))));
        record(new WorkStarted(DISKS, false, null, null, OLGA, FROM));
        ended = record(new WorkFinished(DISKS, UNTIL));
    }

    @Test
    void a_customer_sees_excluded_time_and_the_same_figures_and_staff_sees_the_work() {
        assertThat(noted(Subject.PLATFORM, ended)).containsExactly("maintenance § 7, 3 events");
        assertThat(noted(ACMES, ended)).containsExactly("excluded § 2, 0 events");
        UptimeReport ours = measure(question(Subject.PLATFORM, ended));
        UptimeReport theirs = measure(question(ACMES, ended));
        assertThat(theirs.net()).isEqualTo(ours.net());
        assertThat(theirs.excludedMillis())
                .containsEntry(ServiceClass.MAINTENANCE, 0L)
                .containsEntry(ServiceClass.EXCLUDED, 2 * HOUR);
    }

    @Test
    void the_survey_of_a_year_says_no_more_in_its_lanes_and_months() {
        Survey survey = views.ask(new SurveyPeriod(question(ACMES, ended), List.of(Est.year(2026))), Survey.class).orElseThrow();
        assertThat(survey.lanes()).allSatisfy(lane -> assertThat(lane.pieces())
                .noneMatch(piece -> piece.named() == ServiceClass.MAINTENANCE));
        assertThat(survey.others().getFirst().report().excludedMillis()).containsEntry(ServiceClass.MAINTENANCE, 0L);
        assertThat(survey.own().report()).isEqualTo(survey.whole().report());
    }

    @Test
    void the_history_of_what_was_learnt_does_not_name_it() {
        assertThat(changes(ACMES)).doesNotContain("maintenance:disks");
        assertThat(changes(Subject.PLATFORM)).contains("maintenance:disks");
    }

    @Test
    void once_bought_judged_and_announced_it_is_told_and_answers_of_before_stay_as_they_were() {
        record("account:acme", ACME, new SupportPlanSet(ACME, new SupportPlan(true, false, false, false), UNTIL));
        record(new ImpactJudged(DISKS, true, true, sealed(new Prose("They feel it")), UNTIL));
        assertThat(noted(ACMES, views.ledger.head())).containsExactly("excluded § 2, 0 events");
        long told = record(new WorkAnnounced(DISKS, UNTIL));
        assertThat(noted(ACMES, told)).containsExactly("maintenance § 7, 3 events");
        assertThat(changes(ACMES)).contains("maintenance:disks");
        assertThat(noted(ACMES, ended)).containsExactly("excluded § 2, 0 events");
        Subject globex = new Subject(Optional.empty(), Optional.of(new AccountId("globex")));
        assertThat(noted(globex, told)).containsExactly("excluded § 2, 0 events");
    }

    private long record(WorkEvent event) {
        return record(event.work().toString(), AccountId.PLATFORM, event);
    }

    private List<String> noted(Subject subject, long position) {
        return timeline(question(subject, position)).stream()
                .filter(piece -> piece.named() != ServiceClass.OPERATIONAL)
                .map(WorkThatIsNotToldTest::inWords)
                .toList();
    }

    private static String inWords(Piece piece) {
        return piece.named().wireName() + " " + piece.clause() + ", " + piece.events().size() + " events";
    }

    private List<String> changes(Subject subject) {
        LedgerMoment present = new LedgerMoment(views.ledger.head(), est("2030-01-01T00:00:00"));
        return views
                .ask(new ListFigureChanges(Est.year(2026), subject, present, Optional.empty(), 50), FigureChanges.class)
                .orElseThrow()
                .items().stream()
                .map(FigureChange::aggregate)
                .toList();
    }

    private static Question question(Subject subject, long position) {
        return new Question(
                Est.year(2026), subject, new LedgerMoment(position, est("2030-01-01T00:00:00")), Knowledge.OURS);
    }
}
