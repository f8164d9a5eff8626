package com.occuz.kernel.incident;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to an import of incidents. What it told stands with each incident ({@code IncidentStated}). */
public sealed interface IncidentImportEvent extends DomainEvent {

    ImportId importId();

    /**
     * The source is being read from its beginning; once more, if a reading before was broken off.
     *
     * @param mapping how records of the source became statements, as it was said; {@code null} where they were ours already
     */
    record ImportBegun(ImportId importId, @Nullable Erasable<Prose> mapping, Instant occurredAt)
            implements IncidentImportEvent {}

    /**
     * The source was read.
     *
     * @param complete to its end; {@code false} where it was broken off
     * @param read lines, without empty ones; the sum of the three others
     * @param accepted lines that told something new
     * @param duplicates lines that had been told before
     * @param rejected lines that were refused
     * @param errors the first of them with the reason
     */
    record ImportEnded(
            ImportId importId,
            boolean complete,
            long read,
            long accepted,
            long duplicates,
            long rejected,
            List<LineError> errors,
            Instant occurredAt)
            implements IncidentImportEvent {

        public ImportEnded {
            errors = List.copyOf(errors);
        }
    }

    /** Why a line was refused; {@code line} counts from 1. */
    record LineError(long line, String message) {

        /** Both in one, e.g. {@code 7 severity: is required}. */
        public String text() {
            return line + " " + message;
        }

        /** What {@link #text} gave. */
        public static LineError parse(String text) {
            int space = text.indexOf(' ');
            return new LineError(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
        }
    }

    /** All that it told is taken back, incident by incident. */
    record ImportWithdrawn(ImportId importId, Erasable<Prose> reason, Instant occurredAt)
            implements IncidentImportEvent {}
}
