package com.occuz.store.imports;

import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import java.util.List;

/**
 * How far an import is, in lines.
 *
 * @param accepted lines that told something new
 * @param duplicates lines that had been told before
 * @param rejected lines that were refused
 * @param errors why, the first of them
 */
public record ImportProgress(long accepted, long duplicates, long rejected, List<LineError> errors) {

    public static final ImportProgress NONE = new ImportProgress(0, 0, 0, List.of());

    public ImportProgress {
        errors = List.copyOf(errors);
    }

    /** All lines that were read, without empty ones. */
    public long read() {
        return accepted + duplicates + rejected;
    }
}
