package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.axon.IdempotencyKeyTaken;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportCommand.BeginImport;
import com.occuz.kernel.incident.IncidentImportCommand.EndImport;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportExists;
import com.occuz.kernel.incident.IncidentQuery.ImportView;
import com.occuz.kernel.incident.IncidentQuery.WhichImportsRun;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Caller;
import com.occuz.store.imports.ImportClaim;
import com.occuz.store.imports.ImportClaims;
import com.occuz.store.imports.ImportProgress;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Reads imports, each by one reader at a time, and ends those whose reader is no more. An import that was broken off has
 * failed; what it has told stays told, and under its key it can be read again.
 */
public final class IncidentImports {

    private final ImportClaims claims;
    private final Commands commands;
    private final Questions questions;
    private final InstantSource clock;
    private final Positions shown;

    /** @param positions of this node: how far an import is stays known until its end is shown */
    public IncidentImports(
            ImportClaims claims, Commands commands, Questions questions, InstantSource clock, Positions positions) {
        this.claims = claims;
        this.commands = commands;
        this.questions = questions;
        this.clock = clock;
        this.shown = positions.of("incident-imports");
    }

    /**
     * Reads an import to its end.
     *
     * @param entry stored with the end
     * @return where its end stands; empty if it had been read to its end before
     * @throws ApiProblem if somebody else is reading it
     * @throws IOException if the lines break off
     */
    Optional<Long> read(
            Caller caller, ImportId id, Optional<Prose> mapping, ImportLines lines, Idempotency.Entry entry)
            throws IOException {
        try (ImportClaim claim = claims.claim(id).orElseThrow(Problems::inFlight)) {
            Metadata envelope = IncidentImporter.envelope(caller, id);
            BeginImport begin = new BeginImport(id, mapping, now());
            if (!begun(begin, envelope)) {
                // Nobody else reads it: whoever began it has ended it, or is no more.
                endLeft(claim, id);
                if (!begun(begin, envelope)) {
                    return Optional.empty();
                }
            }
            IncidentImporter importer = new IncidentImporter(commands, caller, id, claim::report);
            try {
                importer.read(lines, now());
            } catch (IOException | RuntimeException e) {
                breakOff(id, importer.progress(), envelope, e);
                throw e;
            }
            Optional<Long> position = end(id, importer.progress(), envelope, entry.get());
            position.ifPresent(shown::await);
            claim.forget();
            return position;
        }
    }

    private boolean begun(BeginImport begin, Metadata envelope) {
        try {
            return commands.send(begin, envelope, Optional.empty()).isPresent();
        } catch (Refused e) {
            if (e.refusal() instanceof ImportExists) {
                return false;
            }
            throw e;
        }
    }

    private Optional<Long> end(
            ImportId id, ImportProgress progress, Metadata envelope, Optional<IdempotencyEntry> entry) {
        EndImport end = ended(id, true, progress);
        try {
            return commands.send(end, envelope, entry).map(Appended::lastPosition);
        } catch (IdempotencyKeyTaken e) {
            // The key is another request's; the lines are told all the same.
            commands.send(end, envelope, Optional.empty());
            throw e;
        }
    }

    /** If not even this can be recorded, the next round of {@link #endAllLeft} does. */
    private void breakOff(ImportId id, ImportProgress progress, Metadata envelope, Exception cause) {
        try {
            commands.send(ended(id, false, progress), envelope, Optional.empty());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * An import with its counters as they are now. While it runs they are those that its reader has last said, on whichever
     * node it reads; all are 0 where it has not said any yet.
     */
    public ImportView counted(ImportView found) {
        if (found.progress() != ImportView.Progress.RUNNING) {
            return found;
        }
        ImportProgress said = claims.progress(found.importId()).orElse(ImportProgress.NONE);
        return new ImportView(
                found.importId(),
                found.progress(),
                said.read(),
                said.accepted(),
                said.duplicates(),
                said.rejected(),
                said.errors(),
                found.withdrawn(),
                found.begunAt(),
                found.position());
    }

    /** Ends, as failed, every import that is begun and that nobody reads any more. Any number of nodes may do this at once. */
    public void endAllLeft() {
        for (Object running : questions.one(new WhichImportsRun(), List.class)) {
            if (running instanceof ImportId id) {
                claims.claim(id).ifPresent(claim -> {
                    try (claim) {
                        endLeft(claim, id);
                    }
                });
            }
        }
    }

    /** Changes nothing where it has ended. */
    private void endLeft(ImportClaim claim, ImportId id) {
        String commandId = "import-watch:" + id.name() + ":" + now();
        Metadata envelope = new Metadata(
                AccountId.PLATFORM,
                ActorType.AUTOMATION,
                "import-watch",
                Channel.SYSTEM,
                commandId,
                id.toString(),
                id.toString());
        commands.send(ended(id, false, claim.left()), envelope, Optional.empty())
                .map(Appended::lastPosition)
                .ifPresent(shown::await);
        claim.forget();
    }

    private EndImport ended(ImportId id, boolean complete, ImportProgress progress) {
        return new EndImport(
                id,
                complete,
                progress.accepted(),
                progress.duplicates(),
                progress.rejected(),
                progress.errors(),
                now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
