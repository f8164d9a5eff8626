package com.occuz.kernel.work;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of planned work. The present time is {@link #at()}; a time that is left out is that one. An
 * {@code ifVersion} refuses the command if the work is at another version.
 */
public sealed interface WorkCommand extends AggregateCommand {

    WorkId work();

    Instant at();

    @Override
    default String aggregateId() {
        return work().toString();
    }

    /**
     * § 7, § 12: puts work on record. It may have begun already; then it is late.
     *
     * @param necessity why it cannot wait for hours of little traffic
     * @param partOf the first migration of those that share purpose and infrastructure, and count as one
     */
    record PlanWork(
            WorkId work,
            WorkTitle title,
            Prose purpose,
            Prose justification,
            Optional<Prose> necessity,
            Components components,
            Window planned,
            Optional<WorkId> partOf,
            Actor by,
            Instant at)
            implements WorkCommand {}

    /** @param necessity why it cannot wait, where that was not said before */
    record StartWork(
            WorkId work,
            Optional<Instant> startedAt,
            Optional<Prose> necessity,
            Actor by,
            Optional<Long> ifVersion,
            Instant at)
            implements WorkCommand {}

    /** Moves the planned end to a later instant, while it still lies ahead. */
    record ExtendWork(WorkId work, Instant until, Optional<Long> ifVersion, Instant at) implements WorkCommand {}

    record FinishWork(WorkId work, Optional<Instant> finishedAt, Optional<Long> ifVersion, Instant at)
            implements WorkCommand {}

    /** Before the start. */
    record CancelWork(WorkId work, Optional<Prose> reason, Optional<Long> ifVersion, Instant at)
            implements WorkCommand {}

    /** After the start. */
    record AbortWork(
            WorkId work, Optional<Instant> abortedAt, Optional<Prose> reason, Optional<Long> ifVersion, Instant at)
            implements WorkCommand {}

    /**
     * What really was so, whatever was said before.
     *
     * @param finishedAt when it was over, be it finished or aborted
     * @param necessity why it could not wait, where that was not said before
     */
    record CorrectWork(
            WorkId work,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Prose> necessity,
            Prose reason,
            Actor by,
            Optional<Long> ifVersion,
            Instant at)
            implements WorkCommand {}

    /** Whether it is "necessary and impactful" to customers, which decides whether it may be told (§ 7, § 12). */
    record JudgeWork(
            WorkId work, boolean necessary, boolean impactful, Prose reason, Optional<Long> ifVersion, Instant at)
            implements WorkCommand {}

    /** Tells it to those who have bought to be told. */
    record AnnounceWork(WorkId work, Optional<Long> ifVersion, Instant at) implements WorkCommand {}

    /** Has work that was recorded late count as scheduled. */
    record ApproveLateWork(WorkId work, Prose reason, Actor by, Optional<Long> ifVersion, Instant at)
            implements WorkCommand {}

    record RejectLateWork(WorkId work, Prose reason, Actor by, Optional<Long> ifVersion, Instant at)
            implements WorkCommand {}
}
