package com.occuz.kernel.work;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.LateClaim.Opinion;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the events of planned work say about it, up to one of them: the one fold that decisions, views and
 * figures share, so that they cannot differ.
 *
 * @param plan as recorded at first
 * @param planned the planned window, extended since perhaps
 * @param necessity as said with the plan or at the start; {@code null} where nobody said
 * @param startedAt {@code null} before the start
 * @param endedAt when it was finished, aborted or cancelled; {@code null} before
 * @param claim of late work; {@code null} unless it is late
 * @param judgement the last one; {@code null} before the first
 * @param version number of its events so far
 */
public record Worksheet(
        WorkPlanned plan,
        Window planned,
        @Nullable Erasable<Prose> necessity,
        WorkPhase phase,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable LateClaim claim,
        @Nullable ImpactJudged judgement,
        @Nullable Instant announcedAt,
        long version) {

    /** The sheet after a further event; {@code before} is {@code null} before the first. */
    public static Worksheet evolve(@Nullable Worksheet before, WorkEvent event) {
        if (event instanceof WorkPlanned plan) {
            if (before != null) {
                throw new IllegalStateException(plan.work() + " cannot be planned twice");
            }
            Window planned = new Window(plan.from(), plan.until());
            return new Worksheet(plan, planned, plan.necessity(), WorkPhase.PLANNED, null, null, null, null, null, 1);
        }
        if (before == null) {
            throw new IllegalStateException(event.work() + " changes but was never planned");
        }
        return before.after(event).counted();
    }

    /** The sheet after all of {@code events}, which are of one work, in order; {@code null} if there are none. */
    public static @Nullable Worksheet of(Iterable<? extends WorkEvent> events) {
        Worksheet sheet = null;
        for (WorkEvent event : events) {
            sheet = evolve(sheet, event);
        }
        return sheet;
    }

    public WorkId work() {
        return plan.work();
    }

    public Components components() {
        return plan.components();
    }

    /** Whether it was told, and the last judgement does not forbid it (§ 7, § 12). */
    public boolean isTold() {
        return announcedAt != null && isToBeTold();
    }

    /** Whether it was judged necessary and impactful. */
    public boolean isToBeTold() {
        return judgement != null && judgement.necessary() && judgement.impactful();
    }

    private Worksheet after(WorkEvent event) {
        return switch (event) {
            case WorkStarted e -> started(e);
            case WorkExtended e -> within(new Window(planned.from(), e.until()));
            case WorkFinished e -> ended(WorkPhase.FINISHED, e.occurredAt());
            case WorkCancelled e -> ended(WorkPhase.CANCELLED, e.occurredAt());
            case WorkAborted e -> ended(WorkPhase.ABORTED, e.occurredAt());
            case WorkStartCorrected e -> begunAt(e);
            case WorkEndCorrected e -> ended(phase, e.occurredAt());
            case ImpactJudged e -> told(e, announcedAt);
            case WorkAnnounced e -> told(judgement, e.occurredAt());
            case LateWorkApproved e -> judged(new Opinion(e.by(), true, e.occurredAt()));
            case LateWorkRejected e -> judged(new Opinion(e.by(), false, e.occurredAt()));
            case WorkPlanned e -> throw new IllegalStateException(e.work() + " cannot be planned twice");
        };
    }

    private Worksheet started(WorkStarted e) {
        Erasable<Prose> why = e.necessity() == null ? necessity : e.necessity();
        LateClaim late = e.late() ? LateClaim.by(e.approvalsNeeded(), plan.by(), e.by()) : null;
        return new Worksheet(
                plan, planned, why, WorkPhase.RUNNING, e.occurredAt(), null, late, judgement, announcedAt, version);
    }

    /** A claim that falls takes its opinions with it; what turns out late after all is claimed anew. */
    private Worksheet begunAt(WorkStartCorrected e) {
        Erasable<Prose> why = e.necessity() == null ? necessity : e.necessity();
        LateClaim late = e.late() ? claimedBy(e.approvalsNeeded(), e.by()) : null;
        return new Worksheet(
                plan, planned, why, phase, e.occurredAt(), endedAt, late, judgement, announcedAt, version);
    }

    private LateClaim claimedBy(int approvals, Actor by) {
        return claim == null ? LateClaim.by(approvals, plan.by(), by) : claim.claimedBy(approvals, by);
    }

    private Worksheet within(Window changed) {
        return new Worksheet(
                plan, changed, necessity, phase, startedAt, endedAt, claim, judgement, announcedAt, version);
    }

    private Worksheet ended(WorkPhase how, Instant at) {
        return new Worksheet(plan, planned, necessity, how, startedAt, at, claim, judgement, announcedAt, version);
    }

    private Worksheet told(@Nullable ImpactJudged changed, @Nullable Instant announced) {
        return new Worksheet(plan, planned, necessity, phase, startedAt, endedAt, claim, changed, announced, version);
    }

    private Worksheet judged(Opinion opinion) {
        if (claim == null) {
            throw new IllegalStateException(work() + " is not late");
        }
        return new Worksheet(
                plan, planned, necessity, phase, startedAt, endedAt, claim.with(opinion), judgement, announcedAt, version);
    }

    private Worksheet counted() {
        return new Worksheet(
                plan, planned, necessity, phase, startedAt, endedAt, claim, judgement, announcedAt, version + 1);
    }
}
