package com.occuz.command.operations;

/** What a decision needs to know of the installation. */
sealed interface Installation {

    record Absent() implements Installation {}

    /** It runs on the real clock. */
    record Real() implements Installation {}

    /** It has run on a test clock, and stays marked for ever. */
    record UnderTest() implements Installation {}

    /** Its content is made up, and its clock has run through the time that was made up: marked for ever as both. */
    record Demonstration(boolean loaded) implements Installation {}
}
