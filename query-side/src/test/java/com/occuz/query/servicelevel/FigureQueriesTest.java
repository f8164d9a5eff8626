package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.FigureQuery.EventBehind;
import com.occuz.kernel.servicelevel.FigureQuery.EventsBehind;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChange;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.ListFigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.Survey;
import com.occuz.kernel.servicelevel.FigureQuery.SurveyPeriod;
import com.occuz.kernel.servicelevel.FigureQuery.WhichEvents;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FigureQueriesTest extends ServiceLevelWorld {

    private static final Instant LATER = est("2030-01-01T00:00:00");

    private FigureChanges changes(Subject subject, Optional<Long> before, int limit) {
        return views.ask(
                        new ListFigureChanges(
                                Est.year(2025), subject, new LedgerMoment(views.ledger.head(), LATER), before, limit),
                        FigureChanges.class)
                .orElseThrow();
    }

    private List<Long> positions(Subject subject) {
        return changes(subject, Optional.empty(), 500).items().stream().map(FigureChange::position).toList();
    }

    @Nested
    class TheEventsThatChangedAFigure {

        @Test
        void are_those_that_changed_the_period_or_what_it_rests_on_and_no_others() {
            long start = started("2025-01-01T00:00:00");
            long detection = detected(FIRST, "2025-03-01T10:00:00");
            record(new IncidentAcknowledged(FIRST, null, null, est("2025-03-01T10:05:00")));
            detected(SECOND, "2027-03-01T10:00:00");
            long restoration = record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));

            assertThat(positions(Subject.PLATFORM)).containsExactly(restoration, detection, start);
            assertThat(positions(Subject.of(Component.ANALYTICS))).containsExactly(start);
        }

        @Test
        void say_what_they_made_of_the_time_when_they_were_recorded() {
            started("2025-01-01T00:00:00");
            detected(FIRST, "2025-03-01T10:00:00");
            record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
            record(new RestorationCorrected(
                    FIRST, est("2025-03-01T12:00:00"), sealed(new Prose("It came back earlier")),
                    est("2025-03-01T11:00:00")));
            FigureChange correction = changes(Subject.PLATFORM, Optional.empty(), 1).items().getFirst();

            assertThat(correction.type()).isEqualTo("incident.RestorationCorrected/1");
            assertThat(correction.aggregate()).isEqualTo("incident:first");
            assertThat(correction.recordedAt()).isEqualTo(of(correction.position()).at());
            assertThat(correction.windows()).singleElement().satisfies(window -> {
                assertThat(window.from()).isEqualTo(est("2025-03-01T11:00:00"));
                assertThat(window.until()).isEqualTo(est("2025-03-01T12:00:00"));
                assertThat(window.before()).map(Piece::named).contains(ServiceClass.DOWN);
                assertThat(window.after()).map(Piece::named).contains(ServiceClass.OPERATIONAL);
            });
        }

        @Test
        void come_in_pages_the_newest_first() {
            long start = started("2025-01-01T00:00:00");
            long detection = detected(FIRST, "2025-03-01T10:00:00");
            long restoration = record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
            FigureChanges first = changes(Subject.PLATFORM, Optional.empty(), 2);
            FigureChanges second = changes(Subject.PLATFORM, first.next(), 2);

            assertThat(first.items()).extracting(FigureChange::position).containsExactly(restoration, detection);
            assertThat(first.total()).isEqualTo(3);
            assertThat(second.items()).extracting(FigureChange::position).containsExactly(start);
            assertThat(second.next()).isEmpty();
        }

        @Test
        void concern_a_customer_where_they_hit_that_customer() {
            long start = started("2025-01-01T00:00:00");
            long report = record(new IncidentReported(
                    FIRST, ACME, sealed(new IncidentTitle("Mine")), sealed(new Prose("It fails")), critical(),
                    Components.of(List.of(Component.of("analytics"))),
                    IncidentScope.of("account"), est("2025-03-01T10:00:00"), est("2025-03-01T10:05:00")));

            assertThat(positions(new Subject(Optional.empty(), Optional.of(ACME)))).containsExactly(report, start);
            assertThat(positions(Subject.PLATFORM)).containsExactly(start);
        }

        @Test
        void include_those_that_move_a_beginning_nobody_has_stated() {
            long later = detected(FIRST, "2025-03-01T10:00:00");
            record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
            long earlier = detected(SECOND, "2024-03-01T10:00:00");
            long corrected = record(new StartCorrected(
                    SECOND, est("2024-03-01T10:00:00"), sealed(new Prose("Much later")), est("2026-03-01T10:00:00")));

            assertThat(positions(Subject.PLATFORM)).contains(later, earlier, corrected);
        }

        @Test
        void include_what_an_incident_within_scheduled_work_is_put_down_to() {
            started("2025-01-01T00:00:00");
            detected(FIRST, "2025-03-01T10:00:00");
            long told = statedForAll(new IncidentId("work"), "2025-03-01T09:00:00", "2025-03-01T12:00:00");
            long restored = record(new ServiceRestored(FIRST, null, est("2025-03-01T11:00:00")));
            long unrelated = record(new CauseAttributed(
                    FIRST, CauseCategory.OWN_PLATFORM, sealed(new Prose("A full disk")), null, est("2025-03-02T10:00:00")));
            long attributed = record(new CauseAttributed(
                    FIRST, CauseCategory.SCHEDULED_MAINTENANCE, sealed(new Prose("The work")), null, est("2025-03-02T11:00:00")));

            assertThat(positions(Subject.PLATFORM)).contains(attributed, restored, told).doesNotContain(unrelated);
        }

        /** Scheduled work on every component, as a source told of it. */
        private long statedForAll(IncidentId incident, String startedAt, String restoredAt) {
            Instant said = est("2025-02-01T00:00:00");
            return record(new IncidentStated(
                    incident,
                    IMPORT,
                    new Statement(
                            new SourceRef("other:2"), IncidentKind.of("maintenance"), sealed(new IncidentTitle("Elsewhere")),
                            critical(), Components.of(List.of(Component.values())),
                            est(startedAt), est(restoredAt), null, null, null, null, said, null),
                    said));
        }

        /** Against the obvious way: the whole timeline before and after each event. */
        @Test
        void leave_none_out() {
            long seed = 20261123;
            Random chance = new Random(seed);
            started("2025-01-01T00:00:00");
            for (int i = 0; i < 60; i++) {
                IncidentId incident = new IncidentId("i" + chance.nextInt(8));
                Instant at = est("2024-12-20T00:00:00").plusSeconds(chance.nextLong(400 * 86_400L));
                boolean known = sequences.containsKey(incident.toString());
                if (!known) {
                    detected(incident, at.atOffset(Est.OFFSET).toLocalDateTime().toString());
                } else {
                    switch (chance.nextInt(4)) {
                        case 0 -> record(new ServiceRestored(incident, null, at));
                        case 1 -> record(new ServiceRelapsed(incident, at));
                        case 2 -> record(new StartCorrected(incident, at, sealed(new Prose("No")), at.plusSeconds(60)));
                        default -> record(new IncidentAcknowledged(incident, null, null, at));
                    }
                }
            }
            stated(new IncidentId("told"), IMPORT, "outage", "2025-05-01T10:00:00", "2025-05-01T11:00:00", null);
            record(new StatementsWithdrawn(
                    new IncidentId("told"), IMPORT, sealed(new Prose("Wrong file")), Instant.parse("2026-01-07T00:00:00Z")));
            List<Long> obvious = new ArrayList<>();
            for (long position = 1; position <= views.ledger.head(); position++) {
                if (!shown(position).equals(shown(position - 1))) {
                    obvious.addFirst(position);
                }
            }

            assertThat(positions(Subject.PLATFORM)).as("seed %d", seed).containsAll(obvious);
            assertThat(obvious.size()).isGreaterThan(20);
        }

        private List<Piece> shown(long position) {
            return timeline(new Question(
                    Est.year(2025), Subject.PLATFORM, new LedgerMoment(position, LATER), Knowledge.OURS));
        }
    }

    @Test
    void a_survey_holds_what_the_single_questions_answer() {
        started("2025-01-01T00:00:00");
        detected(FIRST, "2025-03-01T10:00:00");
        record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
        Subject redirection = Subject.of(Component.REDIRECTION);
        LedgerMoment asOf = new LedgerMoment(views.ledger.head(), LATER);
        Window march = new Window(est("2025-03-01T00:00:00"), est("2025-04-01T00:00:00"));
        Question question = new Question(Est.year(2025), redirection, asOf, Knowledge.OURS);
        Survey survey = views.ask(new SurveyPeriod(question, List.of(march)), Survey.class).orElseThrow();

        assertThat(survey.whole().report()).isEqualTo(measure(question));
        assertThat(survey.own().pieces()).isEqualTo(timeline(question));
        assertThat(survey.others())
                .extracting(MeasuredUptime::report)
                .containsExactly(measure(new Question(march, redirection, asOf, Knowledge.OURS)));
        assertThat(survey.lanes()).hasSize(1 + Component.values().length).allSatisfy(lane -> {
            Question single = new Question(Est.year(2025), lane.subject(), asOf, Knowledge.OURS);
            assertThat(lane.report()).isEqualTo(measure(single));
            assertThat(lane.pieces()).isEqualTo(timeline(single));
        });
    }

    @Test
    void events_behind_a_window_tell_both_their_times_and_none_of_what_was_written() {
        started("2025-01-01T00:00:00");
        long detection = detected(FIRST, "2025-03-01T10:00:00");
        long restoration = record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
        List<String> ids = List.of(
                views.ledger.after(restoration - 1, 1).getFirst().eventId(),
                views.ledger.after(detection - 1, 1).getFirst().eventId(),
                "unknown");

        assertThat(views.ask(new WhichEvents(ids, of(detection)), EventsBehind.class).orElseThrow().items())
                .extracting(EventBehind::position)
                .containsExactly(detection);
        assertThat(views.ask(new WhichEvents(ids, of(restoration)), EventsBehind.class).orElseThrow().items().getLast())
                .isEqualTo(new EventBehind(
                        ids.getFirst(), restoration, of(restoration).at(), est("2025-03-01T12:00:00"),
                        "incident.ServiceRestored/2", "incident:first"));
    }
}
