package com.occuz.kernel.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * One clock of an incident as of an instant.
 *
 * @param startedAt empty while it has not started
 * @param dueAt what happens at this very instant is in time; empty while it has not started or where nothing is due
 * @param stoppedAt when it stopped: the first response, or the last restoration; empty while it runs
 * @param usedMillis time used so far, pauses left out, cut to whole milliseconds: business time where the target is in
 *     business time, otherwise time by the clock on the wall
 * @param because the verdict in one English sentence with its instants in EST
 * @param clause where the agreement says so, e.g. {@code § 5}
 * @param agreement the version in force when it started (§ 15), at the instant of knowledge while it has not
 * @param shadow where an exclusion lifted the clock (§ 9), the verdict that it would have without it
 */
public record Clock(
        ClockName name,
        Reading reading,
        Optional<Instant> startedAt,
        Optional<Instant> dueAt,
        Optional<Instant> stoppedAt,
        long usedMillis,
        Verdict verdict,
        String because,
        String clause,
        Agreement agreement,
        Optional<Verdict> shadow) {

    Clock(
            ClockName name,
            Reading reading,
            Optional<Instant> startedAt,
            Optional<Instant> dueAt,
            Optional<Instant> stoppedAt,
            long usedMillis,
            Verdict verdict,
            String because,
            String clause,
            Agreement agreement) {
        this(
                name, reading, startedAt, dueAt, stoppedAt, usedMillis, verdict, because, clause, agreement,
                Optional.empty());
    }

    /** The same under the name of another reading. */
    Clock as(Reading other) {
        return new Clock(
                name, other, startedAt, dueAt, stoppedAt, usedMillis, verdict, because, clause, agreement, shadow);
    }

    /** As it stands where an exclusion excuses its incident; what the agreement does not measure stays as it is. */
    Clock lifted(Exclusion by) {
        return verdict == Verdict.NOT_APPLICABLE
                ? this
                : new Clock(
                        name, reading, startedAt, dueAt, stoppedAt, usedMillis, Verdict.NOT_APPLICABLE,
                        "Lifted by an approved exclusion (" + by.category()
                                + by.provider().map(it -> ", " + it).orElse("") + "), and " + verdict
                                + " without it: " + because,
                        Exclusion.CLAUSE, agreement, Optional.of(verdict));
    }
}
