package com.occuz.kernel.work;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.LateClaim.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about planned work; each question stands beside its answer. What is not in sight is answered like
 * what is not there.
 */
public sealed interface WorkQuery {

    /** Answer: {@code Optional<WorkView>}. */
    record FindWork(Sight sight, WorkId work) implements WorkQuery {}

    /** The work whose first event stands at this position. Answer: {@code Optional<WorkView>}. */
    record FindWorkPlannedAt(Sight sight, long position) implements WorkQuery {}

    /**
     * Answer: a {@code Page<WorkView>}, what was planned last first.
     *
     * @param phase empty: all
     * @param before only work whose first event stands before this position
     */
    record ListWork(Sight sight, WorkKind kind, Optional<WorkPhase> phase, Optional<Long> before, int limit)
            implements WorkQuery {}

    /** The migrations that go on. Answer: a {@code List<RunningMigration>}, the one started first first. */
    record WhichMigrationsRun() implements WorkQuery {}

    /** A migration that has begun and is not over. */
    record RunningMigration(WorkId work, Components components, Instant startedAt) {}

    /**
     * Planned work as screens and the API show it; instants are UTC, {@code null} for what has not happened or is not in
     * sight.
     *
     * @param recordedBy who put it on record, as {@code user:…} or {@code api-key:…}
     * @param late whether it had begun when it was recorded
     * @param claim how the claim of late work to be scheduled stands
     * @param version 1 after its first event, one more with each further one
     * @param begunPosition of its first event
     * @param position of its last event
     */
    record WorkView(
            WorkId work,
            String title,
            String purpose,
            @Nullable String justification,
            @Nullable String necessity,
            Components components,
            Window planned,
            WorkPhase phase,
            @Nullable WorkId partOf,
            @Nullable String recordedBy,
            Instant recordedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            boolean late,
            @Nullable Standing claim,
            List<OpinionView> opinions,
            @Nullable JudgementView judgement,
            @Nullable Instant announcedAt,
            long version,
            long begunPosition,
            long position) {

        public WorkView {
            opinions = List.copyOf(opinions);
        }
    }

    /** @param by as {@code user:…} or {@code api-key:…} */
    record OpinionView(String by, boolean approves, Instant at) {}

    record JudgementView(boolean necessary, boolean impactful, String reason, Instant at) {}
}
