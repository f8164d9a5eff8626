package com.occuz.command.incident;

/** What a decision needs to know of an import. */
sealed interface IncidentImport {

    record Absent() implements IncidentImport {}

    record Running() implements IncidentImport {}

    record Ended() implements IncidentImport {}

    record Withdrawn() implements IncidentImport {}
}
