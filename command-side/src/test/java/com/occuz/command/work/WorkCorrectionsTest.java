package com.occuz.command.work;

import static com.occuz.command.work.WorkWorld.ADA;
import static com.occuz.command.work.WorkWorld.ANY_VERSION;
import static com.occuz.command.work.WorkWorld.BOB;
import static com.occuz.command.work.WorkWorld.CLEO;
import static com.occuz.command.work.WorkWorld.DAN;
import static com.occuz.command.work.WorkWorld.MIGRATION;
import static com.occuz.command.work.WorkWorld.NO_WORDS;
import static com.occuz.command.work.WorkWorld.TEXT;
import static com.occuz.command.work.WorkWorld.WINDOW;
import static com.occuz.command.work.WorkWorld.absent;
import static com.occuz.command.work.WorkWorld.anyPlanned;
import static com.occuz.command.work.WorkWorld.anyStarted;
import static com.occuz.command.work.WorkWorld.at;
import static com.occuz.command.work.WorkWorld.given;
import static com.occuz.command.work.WorkWorld.late;
import static com.occuz.command.work.WorkWorld.ours;
import static com.occuz.command.work.WorkWorld.planned;
import static com.occuz.command.work.WorkWorld.running;
import static com.occuz.command.work.WorkWorld.stated;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.refusal.TimeRefusal.TooEarly;
import com.occuz.kernel.refusal.TimeRefusal.TooLate;
import com.occuz.kernel.work.WorkCommand.ApproveLateWork;
import com.occuz.kernel.work.WorkCommand.CorrectWork;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkRefusal.NecessityMissing;
import com.occuz.kernel.work.WorkRefusal.NeverStarted;
import com.occuz.kernel.work.WorkRefusal.NotLate;
import com.occuz.kernel.work.WorkRefusal.NotOver;
import com.occuz.kernel.work.WorkRefusal.NothingToCorrect;
import com.occuz.kernel.work.WorkRefusal.OwnClaim;
import com.occuz.kernel.work.WorkRefusal.WorkNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Times that were recorded wrongly; the present is two hours past noon. */
class WorkCorrectionsTest {

    private static final Optional<Instant> AS_IT_IS = Optional.empty();

    private static CorrectWork correct(Optional<Instant> startedAt, Optional<Instant> finishedAt) {
        return new CorrectWork(WINDOW, startedAt, finishedAt, NO_WORDS, TEXT, CLEO, ANY_VERSION, at(120));
    }

    private static WorkStartCorrected start(long before, long after) {
        return new WorkStartCorrected(WINDOW, at(before), after <= 0, after <= 0 ? 2 : null, null, ours(TEXT), CLEO, at(after));
    }

    private static WorkEndCorrected end(long before, long after) {
        return new WorkEndCorrected(WINDOW, at(before), ours(TEXT), at(after));
    }

    @Nested
    class Work_that_never_began {

        @Test
        void has_no_times_to_correct() {
            absent().whenRefused(correct(stated(60), AS_IT_IS), new WorkNotFound());
            planned(WINDOW).whenRefused(correct(stated(60), AS_IT_IS), new NeverStarted());
            planned(WINDOW, new WorkCancelled(WINDOW, null, at(10)))
                    .whenRefused(correct(AS_IT_IS, stated(20)), new NeverStarted());
        }
    }

    @Nested
    class Running_work {

        @Test
        void began_at_another_time_of_the_past() {
            running().whenThen(correct(stated(70), AS_IT_IS), List.of(start(60, 70)));
            running().whenThen(correct(stated(60), AS_IT_IS), List.of());
            running().whenRefused(correct(stated(121), AS_IT_IS), new InTheFuture("startedAt", at(120)));
        }

        @Test
        void has_no_end_to_correct() {
            running().whenRefused(correct(AS_IT_IS, stated(100)), new NotOver());
        }

        @Test
        void is_not_corrected_by_saying_nothing() {
            running().whenRefused(correct(AS_IT_IS, AS_IT_IS), new NothingToCorrect());
        }
    }

    @Nested
    class Work_that_is_over {

        private final WorkFinished finished = new WorkFinished(WINDOW, at(90));

        @Test
        void ended_at_another_time_whether_it_was_finished_or_aborted() {
            running(finished).whenThen(correct(AS_IT_IS, stated(80)), List.of(end(90, 80)));
            running(new WorkAborted(WINDOW, null, at(90))).whenThen(correct(AS_IT_IS, stated(80)), List.of(end(90, 80)));
            running(finished).whenThen(correct(AS_IT_IS, stated(90)), List.of());
        }

        @Test
        void ends_after_it_began_whatever_is_corrected() {
            running(finished).whenRefused(
                    correct(AS_IT_IS, stated(59)), new TooEarly("finishedAt", "the work was started", at(60)));
            running(finished).whenRefused(
                    correct(stated(91), AS_IT_IS), new TooLate("startedAt", "the work was over", at(90)));
            running(finished).whenThen(correct(stated(95), stated(110)), List.of(end(90, 110), start(60, 95)));
            running(finished).whenThen(correct(stated(65), stated(80)), List.of(start(60, 65), end(90, 80)));
        }
    }

    @Nested
    class A_start_that_turns_out_to_lie_before_the_record {

        private final LateWorkApproved approval = new LateWorkApproved(WINDOW, DAN, ours(TEXT), at(100));

        private ApproveLateWork approve(Actor by) {
            return new ApproveLateWork(WINDOW, TEXT, by, ANY_VERSION, at(120));
        }

        @Test
        void makes_a_claim_of_who_planned_it_and_of_who_says_so() {
            running().whenThen(correct(stated(-5), AS_IT_IS), List.of(start(60, -5)));
            running(start(60, -5)).whenRefused(approve(ADA), new OwnClaim());
            running(start(60, -5)).whenRefused(approve(CLEO), new OwnClaim());
            running(start(60, -5)).whenThen(approve(BOB), List.of(new LateWorkApproved(WINDOW, BOB, ours(TEXT), at(120))));
        }

        @Test
        void lets_a_claim_fall_where_it_was_on_time_after_all_with_what_was_decided_of_it() {
            late(approval, start(-10, 60)).whenRefused(approve(BOB), new NotLate());
            late(approval, start(-10, 60), start(60, -10))
                    .whenThen(approve(DAN), List.of(new LateWorkApproved(WINDOW, DAN, ours(TEXT), at(120))));
        }

        @Test
        void keeps_what_was_decided_where_it_stays_late() {
            late(approval, start(-10, -20)).whenThen(approve(DAN), List.of());
        }
    }

    @Nested
    class A_start_that_turns_out_to_lie_in_hours_of_high_traffic {

        /** Friday, 12:00 EST, long before the record. */
        private static final Instant FRIDAY = Instant.parse("2026-01-09T17:00:00Z");

        @Test
        void needs_a_word_of_why_it_could_not_wait() {
            running().whenRefused(correct(Optional.of(FRIDAY), AS_IT_IS), new NecessityMissing());
            CorrectWork told = new CorrectWork(
                    WINDOW, Optional.of(FRIDAY), AS_IT_IS, Optional.of(TEXT), TEXT, CLEO, ANY_VERSION, at(120));
            running().whenThen(
                    told,
                    List.of(new WorkStartCorrected(WINDOW, at(60), true, 2, ours(TEXT), ours(TEXT), CLEO, FRIDAY)));
        }

        @Test
        void needs_none_of_a_migration() {
            WorkPlanned plan = anyPlanned(MIGRATION);
            WorkStarted begun = anyStarted(MIGRATION, 60);
            CorrectWork command = new CorrectWork(
                    MIGRATION, Optional.of(FRIDAY), AS_IT_IS, NO_WORDS, TEXT, CLEO, ANY_VERSION, at(120));
            given(plan, begun).whenThen(
                    command, List.of(new WorkStartCorrected(MIGRATION, at(60), true, 2, null, ours(TEXT), CLEO, FRIDAY)));
        }
    }
}
