package com.occuz.command.operations;

/** What a decision needs to know of the installation. */
sealed interface Installation {

    record Absent() implements Installation {}

    /** It runs on the real clock. */
    record Real() implements Installation {}

    /** It has run on a test clock, and stays marked for ever. */
    record UnderTest() implements Installation {}
}
