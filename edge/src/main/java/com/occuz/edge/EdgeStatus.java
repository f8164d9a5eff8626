package com.occuz.edge;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an edge is doing.
 *
 * @param linkCount links in its table, retired ones included
 * @param position the last position of the ledger that it has seen
 * @param confirmed whether it has seen the end of the ledger within the last five seconds
 * @param journalled clicks in its journal: this run's, and those that earlier runs had left to do
 * @param drained how many of them the click store has taken; the difference waits
 * @param lost clicks of this run that the disk did not take
 * @param snapshot the position of the snapshot on disk; empty while there is none
 * @param halted what somebody has to look at, in sentences
 */
public record EdgeStatus(
        long linkCount,
        long position,
        boolean confirmed,
        long journalled,
        long drained,
        long lost,
        OptionalLong snapshot,
        Optional<String> halted) {}
