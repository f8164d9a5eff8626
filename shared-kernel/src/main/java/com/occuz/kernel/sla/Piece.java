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

    public Piece {
        events = List.copyOf(events);
    }

    public String clause() {
        return named.clause();
    }

    public long millis() {
        return until.toEpochMilli() - from.toEpochMilli();
    }
}
