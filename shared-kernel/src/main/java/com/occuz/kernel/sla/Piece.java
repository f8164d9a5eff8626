package com.occuz.kernel.sla;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of time of one class, part of a partition: it begins where the one before ends. Whole milliseconds.
 *
 * @param named the class that takes precedence there
 * @param weight how much of it is downtime: the highest of the claims that name it
 * @param events ids of the events behind those claims, each once, in the order of the claims
 */
public record Piece(Instant from, Instant until, ServiceClass named, Share weight, List<String> events) {

    /** Where the agreement says that some time is left out, whatever the reason. */
    private static final String LEFT_OUT = "§ 2";

    public Piece {
        events = List.copyOf(events);
    }

    /** Of excluded time that no event explains, the clause says only that it is left out (§ 2). */
    public String clause() {
        return isUnexplained() ? LEFT_OUT : named.clause();
    }

    /** Whether it is excluded without a word about why: for work that is not told (§ 7, § 12). */
    public boolean isUnexplained() {
        return named == ServiceClass.EXCLUDED && events.isEmpty();
    }

    public long millis() {
        return until.toEpochMilli() - from.toEpochMilli();
    }
}
