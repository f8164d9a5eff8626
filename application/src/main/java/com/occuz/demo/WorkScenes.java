package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkCommand.AnnounceWork;
import com.occuz.kernel.work.WorkCommand.ApproveLateWork;
import com.occuz.kernel.work.WorkCommand.CancelWork;
import com.occuz.kernel.work.WorkCommand.ExtendWork;
import com.occuz.kernel.work.WorkCommand.FinishWork;
import com.occuz.kernel.work.WorkCommand.JudgeWork;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkCommand.StartWork;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The planned work of the year (§ 7, § 12): in the night to a Sunday, as planned most of the time – and once longer,
 * shorter, not at all, or put on record only afterwards. Some of it lies ahead at the year's end.
 */
final class WorkScenes {

    private static final Components PLATFORM = Components.of(PlannedWork.WHOLE_PLATFORM);
    private static final Components FIGURES = Components.of(Component.ANALYTICS, Component.DATA_PROCESSING);

    private final Chance chance;
    private final Cast cast;
    private final Instant until;
    private final List<Scene> scenes = new ArrayList<>();

    private WorkScenes(long seed, Cast cast, Instant until) {
        this.chance = new Chance(seed, "planned work");
        this.cast = cast;
        this.until = until;
    }

    static List<Scene> of(long seed, Cast cast, Instant until) {
        WorkScenes made = new WorkScenes(seed, cast, until);
        made.maintenance();
        made.migration();
        made.ahead();
        return List.copyOf(made.scenes);
    }

    private void maintenance() {
        Duration two = Duration.ofHours(2);
        Window asPlanned = night(322, two);
        WorkId first = planned("Security updates of all hosts", "Security", "Fixes for the kernel are out.", PLATFORM, asPlanned);
        run(first, asPlanned.from(), Duration.ofMinutes(74));

        Window longer = night(238, two);
        WorkId second = planned("New disks for the ledger", "Capacity", "They are four fifths full.", PLATFORM, longer);
        start(second, longer.from());
        Instant extended = longer.until().minus(Duration.ofMinutes(12));
        by(cast.operator(), extended, new ExtendWork(second, longer.until().plus(Duration.ofMinutes(45)), any(), extended));
        finish(second, longer.until().plus(Duration.ofMinutes(31)));

        Window overrun = night(154, two);
        WorkId third = planned("Index of clicks written anew", "Speed", "Figures of busy links took seconds.", FIGURES, overrun);
        run(third, overrun.from(), two.plusMinutes(38));

        Window dropped = night(112, two);
        WorkId fourth = planned("Exchange of a load balancer", "Upgrade", "Its maker supports it no longer.", PLATFORM, dropped);
        Instant called = dropped.from().minus(Duration.ofHours(30));
        by(cast.operator(), called, new CancelWork(
                fourth, Optional.of(new Prose("The spare part has not arrived.")), any(), called));

        late(night(63, two), true);
        late(night(9, two), false);
    }

    /** Put on record when it had begun: two others have to approve it, and of the second one only one has. */
    private void late(Window window, boolean agreed) {
        Instant noted = window.from().plus(Duration.ofMinutes(25));
        WorkId work = WorkId.of(WorkKind.MAINTENANCE, chance.uuid());
        Window left = new Window(window.from(), window.until());
        plan(work, "Certificates renewed by hand", "Security", "The automatic renewal had failed.", PLATFORM, left, noted);
        by(cast.operator(), noted.plusSeconds(40), new StartWork(
                work, Optional.of(window.from()), Optional.empty(), actor(cast.operator()), any(), noted.plusSeconds(40)));
        finish(work, window.from().plus(Duration.ofMinutes(52)));
        Instant asked = window.until().plus(Duration.ofHours(7));
        for (UserId person : cast.support().subList(0, agreed ? 2 : 1)) {
            asked = asked.plus(chance.minutes(20, 300));
            by(person, asked, new ApproveLateWork(
                    work,
                    new Prose("The log of the renewal shows when it began, and that it could not wait."),
                    actor(person),
                    any(),
                    asked));
        }
    }

    private void migration() {
        Window window = new Window(
                night(196, Duration.ZERO).from().minus(Duration.ofHours(3)), night(196, Duration.ofHours(20)).until());
        WorkId work = WorkId.of(WorkKind.MIGRATION, chance.uuid());
        plan(work, "Figures move to larger machines", "Scale", "Clicks have doubled in half a year.", FIGURES, window,
                window.from().minus(Duration.ofDays(12)));
        told(work, window.from().minus(Duration.ofDays(11)), "Figures stand still for most of a Sunday.");
        run(work, window.from(), Duration.ofHours(19));
    }

    private void ahead() {
        Window soon = night(-6, Duration.ofHours(2));
        WorkId upgrade = planned("Upgrade of the database", "Upgrade", "The present version ends in spring.", PLATFORM, soon);
        told(upgrade, until.minus(Duration.ofHours(20)), "Links cannot be made or changed for some minutes.");

        Window later = night(-34, Duration.ofHours(30));
        WorkId move = WorkId.of(WorkKind.MIGRATION, chance.uuid());
        plan(move, "The second site moves", "Availability", "The lease of the building ends.",
                Components.of(Component.CORE, Component.LINK_CREATION), later, until.minus(Duration.ofHours(26)));
    }

    private WorkId planned(String title, String purpose, String why, Components parts, Window window) {
        WorkId work = WorkId.of(WorkKind.MAINTENANCE, chance.uuid());
        Instant before = window.from().minus(Duration.ofDays(8));
        plan(work, title, purpose, why, parts, window, before.isBefore(until) ? before : until.minus(Duration.ofHours(30)));
        return work;
    }

    private void plan(WorkId work, String title, String purpose, String why, Components parts, Window window, Instant at) {
        by(cast.operator(), at, new PlanWork(
                work,
                new WorkTitle(title),
                new Prose(purpose),
                new Prose(why),
                Optional.empty(),
                parts,
                window,
                Optional.empty(),
                actor(cast.operator()),
                at));
    }

    private void told(WorkId work, Instant at, String felt) {
        by(cast.support().getFirst(), at, new JudgeWork(work, true, true, new Prose(felt), any(), at));
        Instant later = at.plus(Duration.ofMinutes(9));
        by(cast.support().getFirst(), later, new AnnounceWork(work, any(), later));
    }

    private void run(WorkId work, Instant from, Duration lasts) {
        start(work, from);
        finish(work, from.plus(lasts));
    }

    private void start(WorkId work, Instant at) {
        by(cast.operator(), at, new StartWork(work, Optional.empty(), Optional.empty(), actor(cast.operator()), any(), at));
    }

    private void finish(WorkId work, Instant at) {
        by(cast.operator(), at, new FinishWork(work, Optional.empty(), any(), at));
    }

    private void by(UserId person, Instant at, AggregateCommand command) {
        scenes.add(new Scene(at, command, Cast.envelope(person, AccountId.PLATFORM, chance.uuid())));
    }

    /** From 02:00 EST of the Sunday on or after the day so many days before the year's end. */
    private Window night(int daysBefore, Duration lasts) {
        Instant from = Est.startOf(Est.dayOf(until.minus(Duration.ofDays(daysBefore)))
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))
                .plus(Duration.ofHours(2));
        return new Window(from, from.plus(lasts));
    }

    private static Actor actor(UserId person) {
        return new Actor(ActorType.USER, person.value());
    }

    private static Optional<Long> any() {
        return Optional.empty();
    }
}
