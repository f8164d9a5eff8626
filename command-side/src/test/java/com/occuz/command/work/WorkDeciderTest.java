package com.occuz.command.work;

import static com.occuz.command.work.WorkWorld.ADA;
import static com.occuz.command.work.WorkWorld.ANY_VERSION;
import static com.occuz.command.work.WorkWorld.BOB;
import static com.occuz.command.work.WorkWorld.CORE;
import static com.occuz.command.work.WorkWorld.MIGRATION;
import static com.occuz.command.work.WorkWorld.NOW;
import static com.occuz.command.work.WorkWorld.NO_WORDS;
import static com.occuz.command.work.WorkWorld.TEXT;
import static com.occuz.command.work.WorkWorld.TITLE;
import static com.occuz.command.work.WorkWorld.WINDOW;
import static com.occuz.command.work.WorkWorld.absent;
import static com.occuz.command.work.WorkWorld.anyPlan;
import static com.occuz.command.work.WorkWorld.anyPlanned;
import static com.occuz.command.work.WorkWorld.anyStart;
import static com.occuz.command.work.WorkWorld.anyStarted;
import static com.occuz.command.work.WorkWorld.at;
import static com.occuz.command.work.WorkWorld.given;
import static com.occuz.command.work.WorkWorld.ours;
import static com.occuz.command.work.WorkWorld.planned;
import static com.occuz.command.work.WorkWorld.running;
import static com.occuz.command.work.WorkWorld.stated;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.refusal.TimeRefusal.TooEarly;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkCommand.AbortWork;
import com.occuz.kernel.work.WorkCommand.CancelWork;
import com.occuz.kernel.work.WorkCommand.ExtendWork;
import com.occuz.kernel.work.WorkCommand.FinishWork;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkCommand.StartWork;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkExtended;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkRefusal.AlreadyStarted;
import com.occuz.kernel.work.WorkRefusal.EmptyPlan;
import com.occuz.kernel.work.WorkRefusal.ExtendedTooLate;
import com.occuz.kernel.work.WorkRefusal.NecessityMissing;
import com.occuz.kernel.work.WorkRefusal.NotLater;
import com.occuz.kernel.work.WorkRefusal.NotStarted;
import com.occuz.kernel.work.WorkRefusal.PlanIsOver;
import com.occuz.kernel.work.WorkRefusal.WorkExists;
import com.occuz.kernel.work.WorkRefusal.WorkHasChanged;
import com.occuz.kernel.work.WorkRefusal.WorkIsOver;
import com.occuz.kernel.work.WorkRefusal.WorkNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkDeciderTest {

    /** Friday, 12:00 EST: support hours. */
    private static final Instant FRIDAY = Instant.parse("2026-01-09T17:00:00Z");

    @Nested
    class Absent {

        @Test
        void is_planned() {
            absent().whenThen(anyPlan(WINDOW), List.of(anyPlanned(WINDOW)));
        }

        @Test
        void is_not_planned_for_no_time_at_all() {
            PlanWork empty = new PlanWork(
                    WINDOW, TITLE, TEXT, TEXT, NO_WORDS, CORE, new Window(at(60), at(60)), Optional.empty(), ADA, at(0));
            absent().whenRefused(empty, new EmptyPlan());
        }

        @Test
        void does_nothing_else() {
            absent().whenRefused(anyStart(WINDOW, NOW, at(0)), new WorkNotFound());
            absent().whenRefused(new CancelWork(WINDOW, NO_WORDS, ANY_VERSION, at(0)), new WorkNotFound());
        }
    }

    @Nested
    class Planned {

        @Test
        void is_not_planned_again() {
            planned(WINDOW).whenRefused(anyPlan(WINDOW), new WorkExists());
        }

        @Test
        void starts_now_or_when_somebody_says_it_did() {
            planned(WINDOW).whenThen(anyStart(WINDOW, NOW, at(60)), List.of(anyStarted(WINDOW, 60)));
            planned(WINDOW).whenThen(anyStart(WINDOW, stated(30), at(60)), List.of(anyStarted(WINDOW, 30)));
        }

        @Test
        void is_late_if_it_began_before_it_was_recorded_or_at_that_instant() {
            planned(WINDOW)
                    .whenThen(anyStart(WINDOW, stated(-1), at(60)), List.of(new WorkStarted(WINDOW, true, 2, null, BOB, at(-1))));
            planned(WINDOW)
                    .whenThen(anyStart(WINDOW, stated(0), at(60)), List.of(new WorkStarted(WINDOW, true, 2, null, BOB, at(0))));
            Instant next = at(0).plusNanos(1_000);
            planned(WINDOW)
                    .whenThen(
                            anyStart(WINDOW, Optional.of(next), at(60)),
                            List.of(new WorkStarted(WINDOW, false, null, null, BOB, next)));
        }

        @Test
        void does_not_start_in_the_future() {
            planned(WINDOW).whenRefused(anyStart(WINDOW, stated(61), at(60)), new InTheFuture("at", at(60)));
        }

        @Test
        void does_not_start_once_its_window_is_over() {
            planned(WINDOW).whenRefused(anyStart(WINDOW, NOW, at(120)), new PlanIsOver(at(120)));
            planned(WINDOW).whenThen(anyStart(WINDOW, stated(119), at(500)), List.of(anyStarted(WINDOW, 119)));
        }

        @Test
        void is_extended_before_its_end() {
            planned(WINDOW)
                    .whenThen(
                            new ExtendWork(WINDOW, at(180), ANY_VERSION, at(119)),
                            List.of(new WorkExtended(WINDOW, at(120), at(180), at(119))));
        }

        @Test
        void is_cancelled_and_neither_finished_nor_aborted() {
            planned(WINDOW)
                    .whenThen(
                            new CancelWork(WINDOW, Optional.of(TEXT), ANY_VERSION, at(5)),
                            List.of(new WorkCancelled(WINDOW, ours(TEXT), at(5))));
            planned(WINDOW).whenRefused(new FinishWork(WINDOW, NOW, ANY_VERSION, at(5)), new NotStarted());
            planned(WINDOW).whenRefused(new AbortWork(WINDOW, NOW, NO_WORDS, ANY_VERSION, at(5)), new NotStarted());
        }

        @Test
        void is_not_changed_by_who_knows_another_version() {
            planned(WINDOW).whenRefused(new CancelWork(WINDOW, NO_WORDS, Optional.of(2L), at(5)), new WorkHasChanged(1));
        }
    }

    /** § 7: "may happen during high-traffic windows only when necessary to avoid service failure". */
    @Nested
    class InHoursOfHighTraffic {

        private static WorkPlanned planned(boolean necessity) {
            return new WorkPlanned(
                    WINDOW, ours(TITLE), ours(TEXT), ours(TEXT), necessity ? ours(TEXT) : null, CORE, FRIDAY,
                    FRIDAY.plusSeconds(3600), null, ADA, FRIDAY.minusSeconds(60));
        }

        private static StartWork start(Optional<Prose> necessity) {
            return new StartWork(WINDOW, NOW, necessity, BOB, ANY_VERSION, FRIDAY);
        }

        @Test
        void maintenance_starts_only_where_somebody_has_said_why_it_is_necessary() {
            given(planned(false))
                    .whenRefused(start(NO_WORDS), new NecessityMissing());
        }

        @Test
        void the_necessity_is_said_with_the_plan_or_at_the_start() {
            given(planned(true))
                    .whenThen(start(NO_WORDS), List.of(new WorkStarted(WINDOW, false, null, null, BOB, FRIDAY)));
            given(planned(false))
                    .whenThen(start(Optional.of(TEXT)), List.of(new WorkStarted(WINDOW, false, null, ours(TEXT), BOB, FRIDAY)));
        }

        @Test
        void a_migration_needs_no_such_statement() {
            WorkPlanned migration = new WorkPlanned(
                    MIGRATION, ours(TITLE), ours(TEXT), ours(TEXT), null, CORE, FRIDAY, FRIDAY.plusSeconds(3600), null,
                    ADA, FRIDAY.minusSeconds(60));
            given(migration)
                    .whenThen(
                            new StartWork(MIGRATION, NOW, NO_WORDS, BOB, ANY_VERSION, FRIDAY),
                            List.of(new WorkStarted(MIGRATION, false, null, null, BOB, FRIDAY)));
        }
    }

    @Nested
    class Running {

        @Test
        void is_not_started_at_another_time() {
            running().whenThen(anyStart(WINDOW, NOW, at(70)), List.of());
            running().whenThen(anyStart(WINDOW, stated(60), at(70)), List.of());
            running().whenRefused(anyStart(WINDOW, stated(61), at(70)), new AlreadyStarted(at(60)));
        }

        @Test
        void is_extended_only_before_the_end_that_moves_and_only_to_later() {
            running()
                    .whenThen(
                            new ExtendWork(WINDOW, at(121), ANY_VERSION, at(119)),
                            List.of(new WorkExtended(WINDOW, at(120), at(121), at(119))));
            running().whenRefused(new ExtendWork(WINDOW, at(121), ANY_VERSION, at(120)), new ExtendedTooLate(at(120)));
            running().whenRefused(new ExtendWork(WINDOW, at(119), ANY_VERSION, at(100)), new NotLater(at(120)));
            running().whenThen(new ExtendWork(WINDOW, at(120), ANY_VERSION, at(500)), List.of());
        }

        @Test
        void is_extended_from_the_end_that_holds_by_then() {
            running(new WorkExtended(WINDOW, at(120), at(150), at(110)))
                    .whenThen(
                            new ExtendWork(WINDOW, at(180), ANY_VERSION, at(140)),
                            List.of(new WorkExtended(WINDOW, at(150), at(180), at(140))));
        }

        @Test
        void is_finished_within_its_window_or_after_it() {
            running().whenThen(new FinishWork(WINDOW, NOW, ANY_VERSION, at(90)), List.of(new WorkFinished(WINDOW, at(90))));
            running()
                    .whenThen(
                            new FinishWork(WINDOW, stated(130), ANY_VERSION, at(500)),
                            List.of(new WorkFinished(WINDOW, at(130))));
        }

        @Test
        void is_neither_finished_before_it_began_nor_in_the_future() {
            running()
                    .whenRefused(
                            new FinishWork(WINDOW, stated(59), ANY_VERSION, at(90)),
                            new TooEarly("at", "the work was started", at(60)));
            running()
                    .whenRefused(
                            new FinishWork(WINDOW, stated(91), ANY_VERSION, at(90)), new InTheFuture("at", at(90)));
        }

        @Test
        void is_aborted_and_not_cancelled() {
            running()
                    .whenThen(
                            new AbortWork(WINDOW, stated(80), Optional.of(TEXT), ANY_VERSION, at(90)),
                            List.of(new WorkAborted(WINDOW, ours(TEXT), at(80))));
            running().whenRefused(new CancelWork(WINDOW, NO_WORDS, ANY_VERSION, at(90)), new AlreadyStarted(at(60)));
        }
    }

    @Nested
    class Over {

        @Test
        void stays_as_it_ended_and_can_be_told_so_again() {
            WorkFinished finished = new WorkFinished(WINDOW, at(90));
            running(finished).whenThen(new FinishWork(WINDOW, NOW, ANY_VERSION, at(100)), List.of());
            running(finished)
                    .whenRefused(
                            new FinishWork(WINDOW, stated(91), ANY_VERSION, at(100)),
                            new WorkIsOver(WorkPhase.FINISHED, at(90)));
            running(finished)
                    .whenRefused(
                            new AbortWork(WINDOW, NOW, NO_WORDS, ANY_VERSION, at(100)),
                            new WorkIsOver(WorkPhase.FINISHED, at(90)));
            running(finished)
                    .whenRefused(anyStart(WINDOW, NOW, at(100)), new WorkIsOver(WorkPhase.FINISHED, at(90)));
            running(finished)
                    .whenRefused(
                            new ExtendWork(WINDOW, at(200), ANY_VERSION, at(100)),
                            new WorkIsOver(WorkPhase.FINISHED, at(90)));
        }

        @Test
        void is_cancelled_once() {
            WorkCancelled cancelled = new WorkCancelled(WINDOW, null, at(5));
            planned(WINDOW, cancelled).whenThen(new CancelWork(WINDOW, NO_WORDS, ANY_VERSION, at(6)), List.of());
            planned(WINDOW, cancelled)
                    .whenRefused(anyStart(WINDOW, NOW, at(60)), new WorkIsOver(WorkPhase.CANCELLED, at(5)));
        }
    }
}
