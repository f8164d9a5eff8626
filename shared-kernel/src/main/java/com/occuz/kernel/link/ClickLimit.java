package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/** How many redirects a link answers before it is exhausted, whoever follows it: 1 to 1,000,000,000,000. */
public record ClickLimit(@JsonValue long clicks) {

    private static final long MOST = 1_000_000_000_000L;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClickLimit {
        if (clicks < 1 || clicks > MOST) {
            throw new InvalidValue("a click limit is a number from 1 to " + MOST);
        }
    }

    /** Whether a link that was followed so often has nothing left. */
    public boolean isReachedBy(long followed) {
        return followed >= clicks;
    }
}
