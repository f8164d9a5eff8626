package com.occuz.command.incident;

import com.occuz.command.incident.IncidentImport.Absent;
import com.occuz.command.incident.IncidentImport.Ended;
import com.occuz.command.incident.IncidentImport.Running;
import com.occuz.command.incident.IncidentImport.Withdrawn;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentImportCommand;
import com.occuz.kernel.incident.IncidentImportCommand.BeginImport;
import com.occuz.kernel.incident.IncidentImportCommand.EndImport;
import com.occuz.kernel.incident.IncidentImportCommand.WithdrawImport;
import com.occuz.kernel.incident.IncidentImportEvent;
import com.occuz.kernel.incident.IncidentImportEvent.ImportBegun;
import com.occuz.kernel.incident.IncidentImportEvent.ImportEnded;
import com.occuz.kernel.incident.IncidentImportEvent.ImportWithdrawn;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportExists;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportIsRunning;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportNotFound;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import java.util.List;

/** The rules of an import of incidents; pure. */
final class IncidentImportDecider {

    private static final KeySubject PLATFORM = KeySubject.of(AccountId.PLATFORM);

    private IncidentImportDecider() {}

    static List<IncidentImportEvent> decide(IncidentImportCommand command, IncidentImport state) {
        return switch (command) {
            case BeginImport begin -> {
                if (!(state instanceof Absent) && !(state instanceof Ended ended && !ended.complete())) {
                    throw new Refused(new ImportExists());
                }
                yield List.of(new ImportBegun(
                        begin.importId(),
                        begin.mapping().map(text -> Erasable.of(PLATFORM, text)).orElse(null),
                        begin.at()));
            }
            case EndImport end -> switch (state) {
                case Absent ignored -> throw new Refused(new ImportNotFound());
                case Running ignored -> List.of(new ImportEnded(
                        end.importId(),
                        end.complete(),
                        end.accepted() + end.duplicates() + end.rejected(),
                        end.accepted(),
                        end.duplicates(),
                        end.rejected(),
                        end.errors(),
                        end.at()));
                case Ended ignored -> List.of();
                case Withdrawn ignored -> List.of();
            };
            case WithdrawImport withdraw -> switch (state) {
                case Absent ignored -> throw new Refused(new ImportNotFound());
                case Running ignored -> throw new Refused(new ImportIsRunning());
                case Ended ignored -> List.of(new ImportWithdrawn(
                        withdraw.importId(), Erasable.of(PLATFORM, withdraw.reason()), withdraw.at()));
                case Withdrawn ignored -> List.of();
            };
        };
    }

    static IncidentImport evolve(IncidentImport state, IncidentImportEvent event) {
        return switch (event) {
            case ImportBegun ignored -> new Running();
            case ImportEnded e -> new Ended(e.complete());
            case ImportWithdrawn ignored -> new Withdrawn();
        };
    }
}
