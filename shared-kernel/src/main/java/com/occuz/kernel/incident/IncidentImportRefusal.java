package com.occuz.kernel.incident;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;

/** Why an import of incidents says no. */
public sealed interface IncidentImportRefusal extends Refusal {

    record ImportNotFound() implements IncidentImportRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("import-not-found", "There is no such import.");
        }
    }

    record ImportExists() implements IncidentImportRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("import-exists", "This import was begun before.");
        }
    }

    record ImportIsRunning() implements IncidentImportRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "import-running", "The import is still running; it can be withdrawn when it has ended.");
        }
    }
}
