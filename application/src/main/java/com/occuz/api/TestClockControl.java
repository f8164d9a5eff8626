package com.occuz.api;

import java.time.Instant;

/** Moves the clock of an installation under test. */
@FunctionalInterface
public interface TestClockControl {

    /** From now on it is at least {@code instant}; every part of this node goes by it on return. */
    void advanceTo(Instant instant);
}
