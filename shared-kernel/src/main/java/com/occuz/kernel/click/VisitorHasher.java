package com.occuz.kernel.click;

import java.time.Instant;
import java.util.Optional;

/** Turns what a visitor shows of themselves into two hashes that cannot be turned back; pure given its keys. */
public interface VisitorHasher {

    /** The two hashes of one visit. */
    record VisitorHashes(String ofDay, String ofMonth) {}

    /**
     * @param at decides the UTC day and the UTC month
     * @param visitor a {@link Visitor}, or a name that the customer gives; not kept
     * @return empty where the keys of that day or month cannot be had: the click is then counted without a visitor
     */
    Optional<VisitorHashes> hash(Instant at, String visitor);
}
