package com.occuz.command.incident;

import com.occuz.command.Times;
import com.occuz.command.incident.Incident.Absent;
import com.occuz.command.incident.Incident.Known;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.Dossier.Imported;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentCommand.WithdrawStatements;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentOrigin;
import com.occuz.kernel.incident.IncidentRefusal.HandledHere;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.incident.IncidentRefusal.NotImported;
import com.occuz.kernel.incident.IncidentRefusal.StatementTooOld;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What imports tell of an incident, and take back; pure. */
final class Statements {

    private Statements() {}

    static List<IncidentEvent> state(StateIncident command, Incident incident) {
        Statement statement = command.statement();
        checkTimes(statement, command.at());
        return switch (incident) {
            case Absent ignored -> List.of(event(command));
            case Known known -> next(command, known.dossier());
        };
    }

    private static List<IncidentEvent> next(StateIncident command, Dossier dossier) {
        if (dossier.origin() != IncidentOrigin.IMPORTED) {
            throw new Refused(new NotImported());
        }
        List<Statement> told = dossier.statements().stream().map(Imported::statement).toList();
        if (isToldBefore(command.statement(), told)) {
            return List.of();
        }
        if (dossier.handled()) {
            throw new Refused(new HandledHere());
        }
        refuseOlder(command.statement(), told);
        return List.of(event(command));
    }

    /** The same as what the source had said last by then: it adds nothing to what the source knew. */
    private static boolean isToldBefore(Statement statement, List<Statement> told) {
        Instant statedAt = statement.statedAt();
        if (statedAt != null && told.contains(statement)) {
            return true;
        }
        return told.stream()
                .filter(it -> statedAt == null || it.statedAt() == null || !it.statedAt().isAfter(statedAt))
                .reduce((first, second) -> second)
                .filter(it -> undated(it).equals(undated(statement)))
                .isPresent();
    }

    private static void refuseOlder(Statement statement, List<Statement> told) {
        Instant statedAt = statement.statedAt();
        for (Statement before : told) {
            if (statedAt != null && before.statedAt() != null && statedAt.isBefore(before.statedAt())) {
                throw new Refused(new StatementTooOld(before.statedAt()));
            }
        }
    }

    private static IncidentEvent event(StateIncident command) {
        Instant said = Optional.ofNullable(command.statement().statedAt()).orElse(command.at());
        return new IncidentStated(command.incident(), command.importId(), command.statement(), said);
    }

    /** A source cannot have said, in the past, what lay in its future: not even that it would be over. */
    private static void checkTimes(Statement statement, Instant now) {
        Instant said = Times.of("statedAt", Optional.ofNullable(statement.statedAt()), now).stated();
        Times.of("startedAt", Optional.of(statement.startedAt()), now).notAfter("the source said so", said);
        check("restoredAt", statement.restoredAt(), statement, now).ifPresent(at -> at.notAfter("the source said so", said));
        check("detectedAt", statement.detectedAt(), statement, now);
        check("reportedAt", statement.reportedAt(), statement, now);
        check("failurePointAt", statement.failurePointAt(), statement, now);
        check("respondedAt", statement.respondedAt(), statement, now);
    }

    private static Optional<Times> check(
            String field, @Nullable Instant at, Statement statement, Instant now) {
        return Optional.ofNullable(at).map(it -> Times.of(field, Optional.of(it), now)
                .notBefore("the incident began", statement.startedAt()));
    }

    private static Statement undated(Statement statement) {
        return new Statement(
                statement.ref(),
                statement.kind(),
                statement.title(),
                statement.classification(),
                statement.components(),
                statement.startedAt(),
                statement.restoredAt(),
                statement.detectedAt(),
                statement.reportedAt(),
                statement.failurePointAt(),
                statement.respondedAt(),
                null,
                statement.cause());
    }

    static List<IncidentEvent> withdraw(WithdrawStatements command, Incident incident) {
        return switch (incident) {
            case Absent ignored -> throw new Refused(new IncidentNotFound());
            case Known known -> {
                boolean told = known.dossier().statements().stream()
                        .anyMatch(it -> it.importId().equals(command.importId()));
                yield told
                        ? List.of(new StatementsWithdrawn(
                                command.incident(),
                                command.importId(),
                                Erasable.of(subject(known.dossier()), command.reason()),
                                command.at()))
                        : List.of();
            }
        };
    }

    /** Whose key the texts of an incident are locked with. */
    static KeySubject subject(Dossier dossier) {
        return KeySubject.of(dossier.account());
    }
}
