package com.occuz.command.work;

import com.occuz.kernel.work.Worksheet;
import java.time.Instant;
import java.util.Objects;

/** What a decision needs to know of planned work. */
sealed interface Work {

    /** Nobody has planned it. */
    record Absent() implements Work {}

    /** There is a record of it. */
    sealed interface Known extends Work {

        Worksheet sheet();
    }

    /** It has not begun. */
    record Planned(Worksheet sheet) implements Known {}

    record Running(Worksheet sheet) implements Known {

        Instant startedAt() {
            return Objects.requireNonNull(sheet.startedAt());
        }
    }

    /** Finished, cancelled or aborted. */
    record Over(Worksheet sheet) implements Known {

        Instant endedAt() {
            return Objects.requireNonNull(sheet.endedAt());
        }
    }

    static Known of(Worksheet sheet) {
        return switch (sheet.phase()) {
            case PLANNED -> new Planned(sheet);
            case RUNNING -> new Running(sheet);
            case FINISHED, CANCELLED, ABORTED -> new Over(sheet);
        };
    }
}
