package com.occuz.kernel.incident;

import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * What an incident is about.
 *
 * @param description {@code null} where nobody described it
 * @param acknowledgement the word with which it was acknowledged; {@code null} without any, and before
 * @param cause what was found at the failure point; {@code null} before
 * @param attribution what it is put down to; {@code null} until somebody does
 */
public record Subject(
        IncidentKind kind,
        Erasable<IncidentTitle> title,
        @Nullable Erasable<Prose> description,
        Components components,
        @Nullable Erasable<Prose> acknowledgement,
        @Nullable Erasable<Prose> cause,
        @Nullable Attribution attribution) {

    /**
     * What an incident is put down to, and by which evidence.
     *
     * @param work the planned work that is meant; {@code null} where none is named
     */
    public record Attribution(CauseCategory category, Erasable<Prose> evidence, @Nullable WorkId work) {}

    Subject acknowledged(@Nullable Erasable<Prose> message) {
        return new Subject(kind, title, description, components, message, cause, attribution);
    }

    Subject causedBy(Erasable<Prose> found) {
        return new Subject(kind, title, description, components, acknowledgement, found, attribution);
    }

    Subject attributed(Attribution to) {
        return new Subject(kind, title, description, components, acknowledgement, cause, to);
    }
}
