package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkExtended;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkTitle;
import com.occuz.kernel.work.Worksheet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of one planned work: a possible order of events, now and then without some of them. */
final class RandomWork {

    private final AnyValue any;
    private final WorkId id;
    private final Deque<Step> steps = new ArrayDeque<>();
    private @Nullable Worksheet sheet;

    /** What may come next; where it is not possible it is left out. */
    private enum Step {
        JUDGE, ANNOUNCE, CANCEL, START, EXTEND, APPROVE, JUDGE_AGAIN, REJECT, ABORT, FINISH, CORRECT_START, CORRECT_END
    }

    RandomWork(AnyValue any) {
        this.any = any;
        this.id = WorkId.of(any.of(List.of(WorkKind.values())), any.uuid());
        Arrays.stream(Step.values()).filter(step -> !any.oneIn(step == Step.CANCEL ? 2 : 4)).forEach(steps::add);
    }

    WorkId id() {
        return id;
    }

    /** The next event of its life; empty when it is over. */
    Optional<WorkEvent> next(Instant now) {
        WorkEvent event = sheet == null ? plan(now) : null;
        while (event == null && !steps.isEmpty()) {
            event = step(steps.remove(), Objects.requireNonNull(sheet), now);
        }
        if (event != null) {
            sheet = Worksheet.evolve(sheet, event);
        }
        return Optional.ofNullable(event);
    }

    private WorkPlanned plan(Instant now) {
        Instant start = now.plus(any.upTo(Duration.ofHours(6)));
        return new WorkPlanned(
                id,
                sealed(new WorkTitle(any.text())),
                prose(),
                prose(),
                any.oneIn(2) ? null : prose(),
                any.oneIn(3) ? Components.of(Component.values()) : Components.of(any.of(List.of(Component.values()))),
                start,
                start.plusSeconds(1).plus(any.upTo(Duration.ofHours(80))),
                id.kind() == WorkKind.MIGRATION && any.oneIn(3) ? new WorkId(WorkKind.MIGRATION, "first") : null,
                actor(),
                now);
    }

    private @Nullable WorkEvent step(Step step, Worksheet known, Instant now) {
        WorkPhase phase = known.phase();
        boolean open = phase == WorkPhase.PLANNED || phase == WorkPhase.RUNNING;
        return switch (step) {
            case JUDGE, JUDGE_AGAIN -> open
                    ? new ImpactJudged(id, !any.oneIn(5), !any.oneIn(5), prose(), now)
                    : null;
            case ANNOUNCE -> open && known.isToBeTold() ? new WorkAnnounced(id, now) : null;
            case CANCEL -> any.oneIn(2) ? new WorkCancelled(id, any.oneIn(2) ? null : prose(), now) : null;
            case START -> phase == WorkPhase.PLANNED ? start(now) : null;
            case EXTEND -> open
                    ? new WorkExtended(
                            id, known.planned().until(), known.planned().until().plus(Duration.ofHours(1)), now)
                    : null;
            case APPROVE -> known.claim() == null ? null : new LateWorkApproved(id, actor(), prose(), now);
            case REJECT -> known.claim() == null ? null : new LateWorkRejected(id, actor(), prose(), now);
            case ABORT -> phase == WorkPhase.RUNNING && any.oneIn(2)
                    ? new WorkAborted(id, any.oneIn(2) ? null : prose(), now)
                    : null;
            case FINISH -> phase == WorkPhase.RUNNING ? new WorkFinished(id, now) : null;
            case CORRECT_START -> known.startedAt() == null
                    ? null
                    : new WorkStartCorrected(
                            id,
                            known.startedAt(),
                            any.oneIn(2),
                            null,
                            any.oneIn(2) ? null : prose(),
                            prose(),
                            actor(),
                            known.startedAt().minusSeconds(any.below(5_000)));
            case CORRECT_END -> known.startedAt() == null || known.endedAt() == null
                    ? null
                    : new WorkEndCorrected(id, known.endedAt(), prose(), known.endedAt().plusSeconds(any.below(900)));
        };
    }

    private WorkStarted start(Instant now) {
        boolean late = any.oneIn(2);
        return new WorkStarted(
                id,
                late,
                late && any.oneIn(2) ? 1 + any.below(3) : null,
                any.oneIn(2) ? null : prose(),
                actor(),
                late ? now.minus(Duration.ofHours(9)) : now);
    }

    private Actor actor() {
        return new Actor(any.of(List.of(ActorType.USER, ActorType.API_KEY)), "id_" + any.below(5));
    }

    private Erasable<Prose> prose() {
        return sealed(new Prose(any.text()));
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }
}
