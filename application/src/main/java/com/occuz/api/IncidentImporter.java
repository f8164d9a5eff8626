package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.axon.Commands.Addressed;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.text.WellFormed;
import com.occuz.security.Caller;
import com.occuz.store.imports.ImportProgress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells incidents what one import says of them. Lines go into the ledger a few together; where one of them is refused,
 * each is told by itself. Either way a line is recorded once, however often it is imported.
 */
final class IncidentImporter {

    private static final int TOGETHER = 50;
    private static final int MOST_ERRORS = 100;
    private static final int LONGEST_MESSAGE = 500;

    private final Commands commands;
    private final Caller caller;
    private final ImportId importId;
    private final Consumer<ImportProgress> report;
    private final List<Told> pending = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long rejected;

    /** @param report is told how far it is, again and again; what it throws ends the reading */
    IncidentImporter(Commands commands, Caller caller, ImportId importId, Consumer<ImportProgress> report) {
        this.commands = commands;
        this.caller = caller;
        this.importId = importId;
        this.report = report;
    }

    private record Told(long line, StateIncident command) {}

    /** How far it is; errors in the order of the lines. */
    ImportProgress progress() {
        return new ImportProgress(
                accepted,
                duplicates,
                rejected,
                errors.stream().sorted(Comparator.comparingLong(LineError::line)).toList());
    }

    /** Reads to the end. What was told before a failure stays told. */
    void read(ImportLines lines, Instant at) throws IOException {
        int read = 0;
        for (Optional<ImportLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            read(next.get(), at);
            if (++read % TOGETHER == 0) {
                tell();
                report.accept(progress());
            }
        }
        tell();
    }

    private void read(ImportLines.Line line, Instant at) {
        if (!line.fault().isEmpty()) {
            reject(line.line(), line.fault());
            return;
        }
        try {
            pending.add(new Told(line.line(), StatementLines.read(JsonBody.ofLine(line.json()), importId, at)));
        } catch (ApiProblem e) {
            reject(line.line(), sentence(e));
        } catch (InvalidValue e) {
            reject(line.line(), e.sentence());
        }
    }

    private void tell() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            long told = send(pending);
            accepted += told;
            duplicates += pending.size() - told;
        } catch (Refused e) {
            pending.forEach(this::tellAlone);
        }
        pending.clear();
    }

    private void tellAlone(Told told) {
        try {
            if (send(List.of(told)) == 1) {
                accepted++;
            } else {
                duplicates++;
            }
        } catch (Refused e) {
            Refusal refusal = e.refusal();
            reject(told.line(), (refusal.field().isEmpty() ? "" : refusal.field() + ": ") + refusal.sentence());
        }
    }

    private long send(List<Told> lines) {
        return commands.sendTogether(lines.stream()
                        .map(told -> new Addressed(told.command(), envelope(caller, importId)))
                        .toList())
                .map(appended -> appended.lastPosition() - appended.firstPosition() + 1)
                .orElse(0L);
    }

    /** What comes from an import is caused by it. */
    static Metadata envelope(Caller caller, ImportId importId) {
        return new Metadata(
                AccountId.PLATFORM,
                ActorType.API_KEY,
                caller.key().value(),
                Channel.IMPORT,
                UUID.randomUUID().toString(),
                importId.toString(),
                importId.toString());
    }

    private void reject(long line, String message) {
        rejected++;
        if (errors.size() < MOST_ERRORS) {
            String cut = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
            errors.add(new LineError(line, WellFormed.repaired(cut)));
        }
    }

    private static String sentence(ApiProblem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining("; "));
    }
}
