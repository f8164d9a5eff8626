package com.occuz.command.work;

import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkCommand.StartWork;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tests of planned work begin with; minutes count from {@link #NOON}, a Saturday outside of support hours. */
final class WorkWorld {

    static final Instant NOON = Instant.parse("2026-01-10T17:00:00Z");
    static final WorkId WINDOW = new WorkId(WorkKind.MAINTENANCE, "w-1");
    static final WorkId MIGRATION = new WorkId(WorkKind.MIGRATION, "m-1");
    static final WorkTitle TITLE = new WorkTitle("New disks");
    static final Prose TEXT = new Prose("The old ones are full");
    static final Components CORE = Components.of(Component.CORE);
    static final Actor ADA = Actor.parse("api-key:ada");
    static final Actor BOB = Actor.parse("api-key:bob");
    static final Actor CLEO = Actor.parse("api-key:cleo");
    static final Actor DAN = Actor.parse("user:dan");
    static final Optional<Long> ANY_VERSION = Optional.empty();
    static final Optional<Instant> NOW = Optional.empty();
    static final Optional<Prose> NO_WORDS = Optional.empty();

    private static final Spec<WorkCommand, WorkEvent, Work> SPEC =
            new Spec<>(
                    new Work.Absent(),
                    (command, state) -> WorkDecider.decide(command, state, () -> Agreements.STANDARD),
                    WorkDecider::evolve);

    private WorkWorld() {}

    static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    static Optional<Instant> stated(long minutes) {
        return Optional.of(at(minutes));
    }

    static <T> Erasable<T> ours(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }

    /** At noon, for an hour from one hour later on. */
    static PlanWork anyPlan(WorkId work) {
        return new PlanWork(
                work, TITLE, TEXT, TEXT, NO_WORDS, CORE, new Window(at(60), at(120)), Optional.empty(), ADA, at(0));
    }

    static WorkPlanned anyPlanned(WorkId work) {
        return new WorkPlanned(
                work, ours(TITLE), ours(TEXT), ours(TEXT), null, CORE, at(60), at(120), null, ADA, at(0));
    }

    static StartWork anyStart(WorkId work, Optional<Instant> startedAt, Instant now) {
        return new StartWork(work, startedAt, NO_WORDS, BOB, ANY_VERSION, now);
    }

    static WorkStarted anyStarted(WorkId work, long minutes) {
        return new WorkStarted(work, minutes <= 0, minutes <= 0 ? 2 : null, null, BOB, at(minutes));
    }

    static Spec<WorkCommand, WorkEvent, Work>.Given given(WorkEvent... history) {
        return SPEC.given(List.of(history));
    }

    static Spec<WorkCommand, WorkEvent, Work>.Given absent() {
        return given();
    }

    static Spec<WorkCommand, WorkEvent, Work>.Given planned(WorkId work, WorkEvent... later) {
        return SPEC.given(Stream.concat(Stream.of(anyPlanned(work)), Stream.of(later)).toList());
    }

    /** On time. */
    static Spec<WorkCommand, WorkEvent, Work>.Given running(WorkEvent... later) {
        return SPEC.given(Stream.concat(Stream.of(anyPlanned(WINDOW), anyStarted(WINDOW, 60)), Stream.of(later))
                .toList());
    }

    /** Begun ten minutes before it was planned by Ada; the start was recorded by Bob. */
    static Spec<WorkCommand, WorkEvent, Work>.Given late(WorkEvent... later) {
        return SPEC.given(Stream.concat(Stream.of(anyPlanned(WINDOW), anyStarted(WINDOW, -10)), Stream.of(later))
                .toList());
    }
}
