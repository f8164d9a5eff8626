package com.occuz.api;

/** Moves the clock of an installation under test. */
@FunctionalInterface
public interface TestClockControl {

    /** From now on it is at least what it was moved to by any event; every part of this node goes by it on return. */
    void catchUp();
}
