package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.util.List;
import java.util.Optional;

/**
 * What of a piece of planned work is excluded from uptime, and why (§ 7, § 12).
 *
 * @param excluded empty: nothing of it
 * @param late it was not recorded in time before its actual start; so it stays, whoever approves it
 * @param because the answer in one English sentence with its instants in EST
 * @param clause where the agreement says so, e.g. {@code § 12}
 * @param events ids of the events that the answer rests on, each once
 */
public record WorkRuling(
        PlannedWork work,
        Outcome outcome,
        Optional<Window> excluded,
        boolean late,
        String because,
        String clause,
        List<String> events) {

    /** Why it is excluded, or is not. */
    public enum Outcome {
        EXCLUDED,
        /** It has not begun. */
        NOT_STARTED,
        /** It was called off before it began; it is no migration of any year. */
        CANCELLED,
        /** It was recorded late and is a claim until enough people approve it. */
        CLAIMED,
        /** It was recorded late, and somebody rejects the claim. */
        REJECTED,
        /** A migration whose justification was never recorded. */
        UNJUSTIFIED,
        /** A migration after the last one that the agreement allows for its year. */
        ONE_TOO_MANY,
        /** Nothing of its actual time lies within what was planned, extensions included, or within the 72 hours. */
        OUTSIDE
    }

    public WorkRuling {
        events = List.copyOf(events);
        if (excluded.isPresent() != (outcome == Outcome.EXCLUDED)) {
            throw new IllegalArgumentException("a window is excluded exactly if the ruling says so");
        }
    }
}
