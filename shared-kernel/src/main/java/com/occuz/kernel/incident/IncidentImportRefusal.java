package com.occuz.kernel.incident;

import com.occuz.kernel.refusal.Refusal;

/** Why an import of incidents says no. */
public sealed interface IncidentImportRefusal extends Refusal {

    record ImportNotFound() implements IncidentImportRefusal {
        @Override
        public String code() {
            return "import-not-found";
        }

        @Override
        public String sentence() {
            return "There is no such import.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record ImportExists() implements IncidentImportRefusal {
        @Override
        public String code() {
            return "import-exists";
        }

        @Override
        public String sentence() {
            return "This import was begun before.";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    record ImportIsRunning() implements IncidentImportRefusal {
        @Override
        public String code() {
            return "import-running";
        }

        @Override
        public String sentence() {
            return "The import is still running; it can be withdrawn when it has ended.";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
