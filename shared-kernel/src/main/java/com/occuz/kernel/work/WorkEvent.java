package com.occuz.kernel.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.sla.PlannedWorkTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to planned work (§ 7, § 12). {@link #occurredAt()} is when it was so, as somebody says.
 * {@link Worksheet} folds them.
 */
public sealed interface WorkEvent extends DomainEvent {

    WorkId work();

    /**
     * It was put on record.
     *
     * @param necessity why it cannot wait for hours of little traffic; {@code null} where nobody said
     * @param from planned start
     * @param until planned end, later than {@code from}
     * @param partOf the migration that it counts with; {@code null} where it counts by itself
     * @param occurredAt when it was recorded: what began before is late
     */
    record WorkPlanned(
            WorkId work,
            Erasable<WorkTitle> title,
            Erasable<Prose> purpose,
            Erasable<Prose> justification,
            @Nullable Erasable<Prose> necessity,
            Components components,
            Instant from,
            Instant until,
            @Nullable WorkId partOf,
            Actor by,
            Instant occurredAt)
            implements WorkEvent {

        /** The migration that stands for all that count as one with this; the work itself where it counts alone. */
        public WorkId family() {
            return partOf == null ? work : partOf;
        }
    }

    /**
     * It began.
     *
     * @param late whether it was recorded only once it had begun: then being scheduled is a mere claim
     * @param approvals how many people have to approve late work, by the terms in force; {@code null} where it is not late,
     *     and in what was recorded before terms had versions: see {@link #approvalsNeeded}
     * @param necessity why it could not wait, as said at the start; {@code null} where nothing was
     */
    record WorkStarted(
            WorkId work,
            boolean late,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer approvals,
            @Nullable Erasable<Prose> necessity,
            Actor by,
            Instant occurredAt)
            implements WorkEvent {

        /** The standard terms held before there were versions. */
        int approvalsNeeded() {
            return approvals == null ? PlannedWorkTerms.STANDARD.approvalsOfLate() : approvals;
        }
    }

    /** The planned end was moved, before it was over. */
    record WorkExtended(WorkId work, Instant before, Instant until, Instant occurredAt) implements WorkEvent {}

    record WorkFinished(WorkId work, Instant occurredAt) implements WorkEvent {}

    /** It was given up before it began. {@code reason} is {@code null} where nobody gave one. */
    record WorkCancelled(WorkId work, @Nullable Erasable<Prose> reason, Instant occurredAt) implements WorkEvent {}

    /** It was given up after it had begun. {@code reason} is {@code null} where nobody gave one. */
    record WorkAborted(WorkId work, @Nullable Erasable<Prose> reason, Instant occurredAt) implements WorkEvent {}

    /**
     * It really began at {@code occurredAt} and not at {@code before}.
     *
     * @param late whether it was recorded only once it had begun, as it is known now
     * @param approvals as in {@link WorkStarted}, by the terms in force at the corrected start
     * @param necessity why it could not wait, as said with the correction; {@code null} where nothing was
     * @param by who corrected it and is a claimant from now on, where it is late
     */
    record WorkStartCorrected(
            WorkId work,
            Instant before,
            boolean late,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer approvals,
            @Nullable Erasable<Prose> necessity,
            Erasable<Prose> reason,
            Actor by,
            Instant occurredAt)
            implements WorkEvent {

        /** As {@link WorkStarted#approvalsNeeded}. */
        int approvalsNeeded() {
            return approvals == null ? PlannedWorkTerms.STANDARD.approvalsOfLate() : approvals;
        }
    }

    /** It really was over at {@code occurredAt} and not at {@code before}. */
    record WorkEndCorrected(WorkId work, Instant before, Erasable<Prose> reason, Instant occurredAt)
            implements WorkEvent {}

    /** Somebody judged what it means to customers; the last judgement holds. */
    record ImpactJudged(
            WorkId work, boolean necessary, boolean impactful, Erasable<Prose> reason, Instant occurredAt)
            implements WorkEvent {}

    /** From now on it is told to those who have bought to be told. */
    record WorkAnnounced(WorkId work, Instant occurredAt) implements WorkEvent {}

    /** One of the two who are needed let late work count as scheduled. */
    record LateWorkApproved(WorkId work, Actor by, Erasable<Prose> reason, Instant occurredAt) implements WorkEvent {}

    /** Late work does not count as scheduled; that is final. */
    record LateWorkRejected(WorkId work, Actor by, Erasable<Prose> reason, Instant occurredAt) implements WorkEvent {}
}
