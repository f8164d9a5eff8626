package com.occuz.kernel.incident;

import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked of an import of incidents. */
public sealed interface IncidentImportCommand extends AggregateCommand {

    ImportId importId();

    Instant at();

    @Override
    default String aggregateId() {
        return importId().toString();
    }

    /** An import that was broken off can be begun again; what it has told stays told, and counts as a duplicate then. */
    record BeginImport(ImportId importId, Optional<Prose> mapping, Instant at) implements IncidentImportCommand {}

    /** See {@link IncidentImportEvent.ImportEnded}. */
    record EndImport(
            ImportId importId,
            boolean complete,
            long accepted,
            long duplicates,
            long rejected,
            List<LineError> errors,
            Instant at)
            implements IncidentImportCommand {}

    /** Repeating it changes nothing. */
    record WithdrawImport(ImportId importId, Prose reason, Instant at) implements IncidentImportCommand {}
}
