package com.occuz.command.incident;

import static com.occuz.command.incident.IncidentWorld.*;
import static com.occuz.command.incident.IncidentWorld.ADA;

import com.occuz.command.Spec;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.AcknowledgeIncident;
import com.occuz.kernel.incident.IncidentCommand.AnswerIncident;
import com.occuz.kernel.incident.IncidentCommand.AttributeCause;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.DiagnoseIncident;
import com.occuz.kernel.incident.IncidentCommand.RecordRelapse;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyAcknowledged;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyDiagnosed;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyRelapsed;
import com.occuz.kernel.incident.IncidentRefusal.AlreadyRestored;
import com.occuz.kernel.incident.IncidentRefusal.IncidentExists;
import com.occuz.kernel.incident.IncidentRefusal.IncidentHasChanged;
import com.occuz.kernel.incident.IncidentRefusal.IncidentIsClosed;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.incident.IncidentRefusal.NotAPerson;
import com.occuz.kernel.incident.IncidentRefusal.NotRestored;
import com.occuz.kernel.incident.IncidentRefusal.WorkOfAnotherSort;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.refusal.TimeRefusal.TooEarly;
import com.occuz.kernel.refusal.TimeRefusal.TooLate;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncidentDeciderTest {

    private static final ActorType PERSON = ActorType.API_KEY;

    @Nested
    class Absent {

        @Test
        void a_report_tells_since_when_it_is_so_and_concerns_the_reporter() {
            absent().whenThen(anyReport(stated(-10)), List.of(anyReported()));
        }

        @Test
        void a_report_without_a_start_means_now() {
            absent().whenThen(
                            anyReport(NOW),
                            List.of(new IncidentReported(
                                    ID,
                                    ACME,
                                    acmes(TITLE),
                                    acmes(TEXT),
                                    SLIGHT,
                                    REDIRECTION,
                                    IncidentScope.ACCOUNT,
                                    at(0),
                                    at(0))));
        }

        @Test
        void a_report_of_the_future_is_refused() {
            absent().whenRefused(anyReport(stated(1)), new InTheFuture("startedAt", at(0)));
        }

        @Test
        void a_detection_concerns_the_platform() {
            absent().whenThen(anyDetection(stated(-10), NOW), List.of(anyDetected()));
        }

        @Test
        void a_detection_without_a_start_means_the_detection() {
            absent().whenThen(
                            anyDetection(NOW, stated(-3)),
                            List.of(new IncidentDetected(
                                    ID,
                                    ours(TITLE),
                                    ours(TEXT),
                                    GRAVE,
                                    REDIRECTION,
                                    IncidentScope.PLATFORM,
                                    at(-3),
                                    at(-3))));
        }

        @Test
        void a_detection_cannot_lie_in_the_future_nor_before_the_start() {
            absent().whenRefused(anyDetection(NOW, stated(1)), new InTheFuture("detectedAt", at(0)));
            absent().whenRefused(
                            anyDetection(stated(-1), stated(-2)),
                            new TooLate("startedAt", "the incident was detected", at(-2)));
        }

        @Test
        void there_is_nothing_to_act_on() {
            absent().whenRefused(acknowledge(NOW, 1), new IncidentNotFound());
            absent().whenRefused(restore(NOW, 1), new IncidentNotFound());
            absent().whenRefused(new WatchClocks(ID, at(1)), new IncidentNotFound());
        }
    }

    @Nested
    class Running {

        @Test
        void cannot_be_reported_again() {
            reported().whenRefused(anyReport(NOW), new IncidentExists());
            detected().whenRefused(anyDetection(NOW, NOW), new IncidentExists());
        }

        @Test
        void is_acknowledged_with_a_word_or_without() {
            reported().whenThen(acknowledge(NOW, 5), List.of(new IncidentAcknowledged(ID, null, ADA, at(5))));
            reported().whenThen(
                            new AcknowledgeIncident(
                                    ID, ADA, stated(3), Optional.of(TEXT), ANY_VERSION, at(5)),
                            List.of(new IncidentAcknowledged(ID, acmes(TEXT), ADA, at(3))));
        }

        @Test
        void is_not_acknowledged_twice() {
            IncidentAcknowledged before = new IncidentAcknowledged(ID, null, ADA, at(3));
            reported(before).whenThen(acknowledge(NOW, 5), List.of());
            reported(before).whenThen(acknowledge(stated(3), 5), List.of());
            reported(before).whenRefused(acknowledge(stated(4), 5), new AlreadyAcknowledged(at(3), ADA));
        }

        @Test
        void keeps_what_is_said_with_a_second_acknowledgement_as_a_reply() {
            IncidentAcknowledged before = new IncidentAcknowledged(ID, acmes(TEXT), ADA, at(3));
            Prose more = new Prose("Two of us are on it");
            reported(before).whenThen(acknowledge(TEXT, NOW, 5), List.of());
            reported(before).whenThen(acknowledge(more, NOW, 5), List.of(new IncidentAnswered(ID, acmes(more), at(5))));
            reported(new IncidentAcknowledged(ID, null, ADA, at(3))).whenThen(
                            acknowledge(TEXT, stated(3), 5), List.of(new IncidentAnswered(ID, acmes(TEXT), at(3))));
            reported(before).whenRefused(acknowledge(more, stated(4), 5), new AlreadyAcknowledged(at(3), ADA));
        }

        @Test
        void tells_another_person_who_acknowledged_it_unless_there_is_something_to_say() {
            IncidentAcknowledged before = new IncidentAcknowledged(ID, acmes(TEXT), ADA, at(3));
            Spec<IncidentCommand, IncidentEvent, Incident>.Given acknowledged = reported(before);
            acknowledged.whenRefused(
                    new AcknowledgeIncident(ID, BEN, NOW, Optional.empty(), ANY_VERSION, at(5)),
                    new AlreadyAcknowledged(at(3), ADA));
            acknowledged.whenThen(
                    new AcknowledgeIncident(ID, BEN, NOW, Optional.of(TEXT), ANY_VERSION, at(5)),
                    List.of(new IncidentAnswered(ID, acmes(TEXT), at(5))));
            // Of what was recorded before the ledger told who it was, nobody can be called another.
            reported(new IncidentAcknowledged(ID, null, null, at(3)))
                    .whenThen(new AcknowledgeIncident(ID, BEN, NOW, Optional.empty(), ANY_VERSION, at(5)), List.of());
        }

        @Test
        void cannot_be_acknowledged_before_it_was_known_nor_in_the_future() {
            reported().whenRefused(
                            acknowledge(stated(-1), 5), new TooEarly("at", "the incident was known", at(0)));
            reported().whenRefused(acknowledge(stated(6), 5), new InTheFuture("at", at(5)));
        }

        @Test
        void is_responded_to_by_people_only() {
            for (ActorType machine : List.of(ActorType.AUTOMATION, ActorType.INSTALLATION)) {
                reported().whenRefused(
                                new AcknowledgeIncident(ID, new Actor(machine, "m"), NOW, Optional.empty(), ANY_VERSION, at(5)),
                                new NotAPerson());
                reported().whenRefused(
                                new AnswerIncident(ID, machine, NOW, Optional.empty(), ANY_VERSION, at(5)),
                                new NotAPerson());
            }
        }

        @Test
        void is_answered_as_often_as_there_is_something_to_say() {
            IncidentAnswered before = new IncidentAnswered(ID, acmes(TEXT), at(3));
            reported().whenThen(answer(Optional.empty(), 3), List.of(new IncidentAnswered(ID, null, at(3))));
            reported(before).whenThen(
                            answer(Optional.of(new Prose("more")), 5),
                            List.of(new IncidentAnswered(ID, acmes(new Prose("more")), at(5))));
            reported(before).whenThen(answer(Optional.empty(), 5), List.of());
        }

        @Test
        void is_diagnosed_when_the_failure_point_was_found() {
            detected().whenThen(
                            diagnose(stated(7), 9), List.of(new FailurePointFound(ID, ours(TEXT), at(7))));
            detected().whenThen(diagnose(stated(-10), 9), List.of(new FailurePointFound(ID, ours(TEXT), at(-10))));
            detected().whenRefused(
                            diagnose(stated(-11), 9), new TooEarly("failurePointAt", "the incident began", at(-10)));
            detected().whenRefused(diagnose(stated(10), 9), new InTheFuture("failurePointAt", at(9)));
        }

        @Test
        void has_one_failure_point() {
            FailurePointFound before = anyFailurePoint(7);
            detected(before).whenThen(diagnose(stated(7), 9), List.of());
            detected(before).whenThen(diagnose(NOW, 9), List.of());
            detected(before).whenRefused(diagnose(stated(8), 9), new AlreadyDiagnosed(at(7)));
            detected(before).whenRefused(
                            new DiagnoseIncident(ID, NOW, new Prose("another"), ANY_VERSION, at(9)),
                            new AlreadyDiagnosed(at(7)));
        }

        @Test
        void is_restored_at_any_time_since_it_failed() {
            detected().whenThen(restore(NOW, 30), List.of(new ServiceRestored(ID, ADA, at(30))));
            detected().whenThen(restore(stated(-10), 30), List.of(new ServiceRestored(ID, ADA, at(-10))));
            detected().whenRefused(
                            restore(stated(-11), 30), new TooEarly("at", "the service failed", at(-10)));
            detected().whenRefused(restore(stated(31), 30), new InTheFuture("at", at(30)));
        }

        @Test
        void cannot_relapse_nor_be_closed() {
            detected().whenRefused(relapse(NOW, 31), new NotRestored());
            detected().whenRefused(close(NOW, 31), new NotRestored());
        }

        @Test
        void is_put_down_to_planned_work_of_the_sort_that_the_category_says() {
            WorkId work = WorkId.parse("maintenance:w-1");
            detected().whenThen(
                            new AttributeCause(
                                    ID, CauseCategory.SCHEDULED_MAINTENANCE, TEXT, Optional.of(work), ANY_VERSION, at(9)),
                            List.of(new CauseAttributed(
                                    ID, CauseCategory.SCHEDULED_MAINTENANCE, ours(TEXT), work, at(9))));
            detected(new CauseAttributed(ID, CauseCategory.SCHEDULED_MAINTENANCE, ours(TEXT), work, at(9)))
                    .whenThen(
                            new AttributeCause(
                                    ID, CauseCategory.SCHEDULED_MAINTENANCE, TEXT, Optional.empty(), ANY_VERSION, at(10)),
                            List.of(new CauseAttributed(
                                    ID, CauseCategory.SCHEDULED_MAINTENANCE, ours(TEXT), null, at(10))));
            for (CauseCategory other : List.of(CauseCategory.SERVICE_MIGRATION, CauseCategory.FORCE_MAJEURE)) {
                detected().whenRefused(
                                new AttributeCause(ID, other, TEXT, Optional.of(work), ANY_VERSION, at(9)),
                                new WorkOfAnotherSort());
            }
        }

        @Test
        void is_put_down_to_a_cause_and_to_another_later() {
            AttributeCause command =
                    new AttributeCause(ID, CauseCategory.THIRD_PARTY_PROVIDER, TEXT, Optional.empty(), ANY_VERSION, at(9));
            CauseAttributed event = new CauseAttributed(ID, CauseCategory.THIRD_PARTY_PROVIDER, ours(TEXT), null, at(9));
            detected().whenThen(command, List.of(event));
            detected(event).whenThen(command, List.of());
            detected(event).whenThen(
                            new AttributeCause(ID, CauseCategory.OWN_PLATFORM, TEXT, Optional.empty(), ANY_VERSION, at(10)),
                            List.of(new CauseAttributed(ID, CauseCategory.OWN_PLATFORM, ours(TEXT), null, at(10))));
        }

        @Test
        void refuses_what_was_meant_for_another_version() {
            detected().whenRefused(
                            new RestoreService(ID, ADA, NOW, Optional.of(2L), at(30)), new IncidentHasChanged(1));
            detected().whenThen(
                            new RestoreService(ID, ADA, NOW, Optional.of(1L), at(30)),
                            List.of(new ServiceRestored(ID, ADA, at(30))));
        }
    }

    @Nested
    class Restored {

        @Test
        void tells_another_person_who_recorded_the_restoration_unless_they_say_the_same() {
            Spec<IncidentCommand, IncidentEvent, Incident>.Given restored =
                    detected(new ServiceRestored(ID, ADA, at(30)));
            restored.whenThen(restore(NOW, 40), List.of());
            restored.whenRefused(
                    new RestoreService(ID, BEN, NOW, ANY_VERSION, at(40)), new AlreadyRestored(at(30), ADA));
            restored.whenThen(new RestoreService(ID, BEN, stated(30), ANY_VERSION, at(40)), List.of());
            restored.whenRefused(
                    new RestoreService(ID, BEN, stated(31), ANY_VERSION, at(40)), new AlreadyRestored(at(30), ADA));
        }

        @Test
        void is_not_restored_twice() {
            restored().whenThen(restore(NOW, 40), List.of());
            restored().whenThen(restore(stated(30), 40), List.of());
            restored().whenRefused(restore(stated(31), 40), new AlreadyRestored(at(30), null));
        }

        @Test
        void relapses_after_its_restoration_and_not_before() {
            restored().whenThen(relapse(stated(35), 40), List.of(new ServiceRelapsed(ID, at(35))));
            restored().whenRefused(
                            relapse(stated(29), 40), new TooEarly("at", "the service was restored", at(30)));
            restored().whenRefused(relapse(stated(41), 40), new InTheFuture("at", at(40)));
        }

        @Test
        void is_restored_again_after_the_relapse_and_not_before() {
            ServiceRelapsed relapsed = new ServiceRelapsed(ID, at(35));
            restored(relapsed).whenThen(restore(stated(38), 40), List.of(new ServiceRestored(ID, ADA, at(38))));
            restored(relapsed).whenRefused(
                            restore(stated(34), 40), new TooEarly("at", "the service failed", at(35)));
            restored(relapsed).whenThen(relapse(NOW, 40), List.of());
            restored(relapsed).whenRefused(relapse(stated(36), 40), new AlreadyRelapsed(at(35)));
        }

        @Test
        void can_still_be_diagnosed() {
            restored().whenThen(
                            diagnose(stated(35), 40), List.of(new FailurePointFound(ID, ours(TEXT), at(35))));
        }

        @Test
        void is_closed_after_its_restoration_and_not_before() {
            restored().whenThen(close(NOW, 40), List.of(new IncidentClosed(ID, at(40))));
            restored().whenRefused(
                            close(stated(29), 40), new TooEarly("at", "the service was restored", at(30)));
        }
    }

    @Nested
    class Closed {

        private final IncidentClosed closing = new IncidentClosed(ID, at(40));

        @Test
        void is_not_closed_twice() {
            restored(closing).whenThen(close(NOW, 50), List.of());
            restored(closing).whenRefused(close(stated(41), 50), new IncidentIsClosed(at(40)));
        }

        @Test
        void takes_no_further_action() {
            IncidentIsClosed refusal = new IncidentIsClosed(at(40));
            restored(closing).whenRefused(acknowledge(NOW, 50), refusal);
            restored(closing).whenRefused(answer(Optional.of(TEXT), 50), refusal);
            restored(closing).whenRefused(diagnose(NOW, 50), refusal);
            restored(closing).whenRefused(relapse(NOW, 50), refusal);
            restored(closing).whenRefused(restore(NOW, 50), refusal);
        }

        @Test
        void can_still_be_put_down_to_a_cause() {
            restored(closing).whenThen(
                            new AttributeCause(ID, CauseCategory.FORCE_MAJEURE, TEXT, Optional.empty(), ANY_VERSION, at(50)),
                            List.of(new CauseAttributed(ID, CauseCategory.FORCE_MAJEURE, ours(TEXT), null, at(50))));
        }
    }

    private static AcknowledgeIncident acknowledge(Prose message, Optional<Instant> acknowledgedAt, long now) {
        return new AcknowledgeIncident(ID, ADA, acknowledgedAt, Optional.of(message), ANY_VERSION, at(now));
    }

    private static AcknowledgeIncident acknowledge(Optional<Instant> acknowledgedAt, long now) {
        return new AcknowledgeIncident(ID, ADA, acknowledgedAt, Optional.empty(), ANY_VERSION, at(now));
    }

    private static AnswerIncident answer(Optional<Prose> message, long now) {
        return new AnswerIncident(ID, PERSON, NOW, message, ANY_VERSION, at(now));
    }

    private static DiagnoseIncident diagnose(Optional<Instant> failurePointAt, long now) {
        return new DiagnoseIncident(ID, failurePointAt, TEXT, ANY_VERSION, at(now));
    }

    private static RestoreService restore(Optional<Instant> restoredAt, long now) {
        return new RestoreService(ID, ADA, restoredAt, ANY_VERSION, at(now));
    }

    private static RecordRelapse relapse(Optional<Instant> relapsedAt, long now) {
        return new RecordRelapse(ID, relapsedAt, ANY_VERSION, at(now));
    }

    private static CloseIncident close(Optional<Instant> closedAt, long now) {
        return new CloseIncident(ID, closedAt, ANY_VERSION, at(now));
    }
}
