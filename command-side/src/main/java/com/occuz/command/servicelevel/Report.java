package com.occuz.command.servicelevel;

/** What a decision needs to know of a report. */
sealed interface Report {

    record Absent() implements Report {}

    record Issued(String digest) implements Report {}
}
