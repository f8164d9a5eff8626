package com.occuz.axon;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkCommand.AbortWork;
import com.occuz.kernel.work.WorkCommand.AnnounceWork;
import com.occuz.kernel.work.WorkCommand.ApproveLateWork;
import com.occuz.kernel.work.WorkCommand.CancelWork;
import com.occuz.kernel.work.WorkCommand.CorrectWork;
import com.occuz.kernel.work.WorkCommand.ExtendWork;
import com.occuz.kernel.work.WorkCommand.FinishWork;
import com.occuz.kernel.work.WorkCommand.JudgeWork;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkCommand.RejectLateWork;
import com.occuz.kernel.work.WorkCommand.StartWork;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's intents about planned work, in any order: many are refused, all are possible. */
final class RandomWorkCommands {

    private static final Optional<Long> ANY_VERSION = Optional.empty();

    private final AnyValue any;
    private final List<WorkId> works = new ArrayList<>();

    RandomWorkCommands(AnyValue any) {
        this.any = any;
    }

    WorkCommand next(Instant now) {
        if (works.isEmpty() || any.oneIn(5)) {
            return plan(now);
        }
        WorkId work = works.get(Math.max(0, works.size() - 1 - any.below(3)));
        Optional<Instant> earlier = any.oneIn(2) ? Optional.of(now.minus(any.upTo(Duration.ofMinutes(30)))) : Optional.empty();
        return switch (any.below(18)) {
            case 0, 1, 2, 13, 14 -> new StartWork(work, longAgo(now), Optional.of(prose()), actor(), ANY_VERSION, now);
            case 3 -> new ExtendWork(work, now.plus(any.upTo(Duration.ofHours(90))), ANY_VERSION, now);
            case 4 -> new FinishWork(work, earlier, ANY_VERSION, now);
            case 5 -> new CancelWork(work, sometimes(prose()), ANY_VERSION, now);
            case 6 -> new AbortWork(work, earlier, sometimes(prose()), ANY_VERSION, now);
            case 7, 8 -> new JudgeWork(work, !any.oneIn(4), !any.oneIn(4), prose(), ANY_VERSION, now);
            case 9 -> new AnnounceWork(work, ANY_VERSION, now);
            case 12 -> new CorrectWork(
                    work, longAgo(now), earlier, sometimes(prose()), prose(), actor(), ANY_VERSION, now);
            case 10 -> new ApproveLateWork(work, prose(), actor(), ANY_VERSION, now);
            default -> new RejectLateWork(work, prose(), actor(), ANY_VERSION, now);
        };
    }

    /** Mostly before the plan was recorded, so that there is late work to decide on. */
    private Optional<Instant> longAgo(Instant now) {
        return any.oneIn(2) ? Optional.of(now.minus(any.upTo(Duration.ofHours(6)))) : Optional.empty();
    }

    private PlanWork plan(Instant now) {
        WorkId work = WorkId.of(any.of(List.of(WorkKind.values())), any.uuid());
        works.add(work);
        Instant start = now.minus(Duration.ofHours(1)).plus(any.upTo(Duration.ofHours(3)));
        return new PlanWork(
                work,
                new WorkTitle(any.text()),
                prose(),
                prose(),
                sometimes(prose()),
                any.oneIn(3) ? Components.of(Component.values()) : Components.of(any.of(List.of(Component.values()))),
                new Window(start, start.plus(Duration.ofHours(2)).plus(any.upTo(Duration.ofHours(80)))),
                Optional.empty(),
                actor(),
                now);
    }

    private Actor actor() {
        return new Actor(ActorType.USER, "u_" + any.below(6));
    }

    private Prose prose() {
        return new Prose(any.text());
    }

    private <T> Optional<T> sometimes(T value) {
        return any.oneIn(3) ? Optional.of(value) : Optional.empty();
    }
}
