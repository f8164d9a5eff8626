package com.occuz.command.incident;

/** What a decision needs to know of an import. */
sealed interface IncidentImport {

    record Absent() implements IncidentImport {}

    record Running() implements IncidentImport {}

    /** @param complete whether the source was read to its end; otherwise it can be begun again */
    record Ended(boolean complete) implements IncidentImport {}

    record Withdrawn() implements IncidentImport {}
}
