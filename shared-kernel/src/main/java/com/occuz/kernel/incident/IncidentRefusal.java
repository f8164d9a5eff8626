package com.occuz.kernel.incident;

import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why an incident says no. */
public sealed interface IncidentRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    record IncidentNotFound() implements IncidentRefusal {
        @Override
        public String code() {
            return "incident-not-found";
        }

        @Override
        public String sentence() {
            return "There is no such incident.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record IncidentExists() implements IncidentRefusal {
        @Override
        public String code() {
            return "incident-exists";
        }

        @Override
        public String sentence() {
            return "There is an incident with this id already.";
        }
    }

    record IncidentHasChanged(long version) implements IncidentRefusal {
        @Override
        public String code() {
            return "stale-version";
        }

        @Override
        public String sentence() {
            return "The incident has changed since: it is at version " + version + ".";
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    record InTheFuture(String field, Instant now) implements IncidentRefusal {
        @Override
        public String code() {
            return "in-the-future";
        }

        @Override
        public String sentence() {
            return "This lies in the future; it is " + now + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** @param what the thing that came before, as a clause, e.g. {@code the incident began} */
    record TooEarly(String field, String what, Instant earliest) implements IncidentRefusal {
        @Override
        public String code() {
            return "too-early";
        }

        @Override
        public String sentence() {
            return "This lies before " + what + ", which was at " + earliest + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** @param what the thing that comes after, as a clause, e.g. {@code the incident was reported} */
    record TooLate(String field, String what, Instant latest) implements IncidentRefusal {
        @Override
        public String code() {
            return "too-late";
        }

        @Override
        public String sentence() {
            return "This lies after " + what + ", which was at " + latest + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record NotAPerson() implements IncidentRefusal {
        @Override
        public String code() {
            return "not-a-person";
        }

        @Override
        public String sentence() {
            return "Only a named person can respond; an automatic reply is none (§ 5).";
        }
    }

    record AlreadyAcknowledged(Instant since) implements IncidentRefusal {
        @Override
        public String code() {
            return "already-acknowledged";
        }

        @Override
        public String sentence() {
            return "The incident was acknowledged at " + since + ".";
        }
    }

    record AlreadyDiagnosed(Instant since) implements IncidentRefusal {
        @Override
        public String code() {
            return "already-diagnosed";
        }

        @Override
        public String sentence() {
            return "The failure point was found at " + since + "; another one is another incident.";
        }
    }

    record AlreadyRestored(Instant since) implements IncidentRefusal {
        @Override
        public String code() {
            return "already-restored";
        }

        @Override
        public String sentence() {
            return "The service was restored at " + since + "; a wrong time is corrected.";
        }
    }

    record NotRestored() implements IncidentRefusal {
        @Override
        public String code() {
            return "not-restored";
        }

        @Override
        public String sentence() {
            return "The service is not restored.";
        }
    }

    record AlreadyRelapsed(Instant since) implements IncidentRefusal {
        @Override
        public String code() {
            return "already-relapsed";
        }

        @Override
        public String sentence() {
            return "The service relapsed at " + since + " and is not restored since.";
        }
    }

    record IncidentIsClosed(Instant since) implements IncidentRefusal {
        @Override
        public String code() {
            return "incident-closed";
        }

        @Override
        public String sentence() {
            return "The incident was closed at " + since + "; it can only be corrected and attributed.";
        }
    }

    record NothingToCorrect() implements IncidentRefusal {
        @Override
        public String code() {
            return "nothing-to-correct";
        }

        @Override
        public String sentence() {
            return "A correction says what was so: startedAt, restoredAt, severity or scope.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record CriterionOfAnotherSeverity(String reason) implements IncidentRefusal {
        @Override
        public String code() {
            return "criterion-of-another-severity";
        }

        @Override
        public String sentence() {
            return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "criterion";
        }
    }

    record NobodysAccount() implements IncidentRefusal {
        @Override
        public String code() {
            return "no-account";
        }

        @Override
        public String sentence() {
            return "The incident was not reported by an account, so it concerns the platform.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "scope";
        }
    }

    record NotCritical() implements IncidentRefusal {
        @Override
        public String code() {
            return "not-critical";
        }

        @Override
        public String sentence() {
            return "Only the restoration of a severity 1 incident can be followed by stabilization (§ 6).";
        }
    }

    record StabilizationNotProlonged(Instant until) implements IncidentRefusal {
        @Override
        public String code() {
            return "stabilization-not-prolonged";
        }

        @Override
        public String sentence() {
            return "Stabilization was declared until " + until + "; it can only end earlier.";
        }

        @Override
        public String field() {
            return "until";
        }
    }

    record StatementTooOld(Instant latest) implements IncidentRefusal {
        @Override
        public String code() {
            return "statement-too-old";
        }

        @Override
        public String sentence() {
            return "The source said something later at " + latest + "; statements come in the order of statedAt.";
        }

        @Override
        public String field() {
            return "statedAt";
        }
    }

    record HandledHere() implements IncidentRefusal {
        @Override
        public String code() {
            return "handled-here";
        }

        @Override
        public String sentence() {
            return "Times of this incident were recorded here since; it is corrected here, and not by its source.";
        }
    }

    record NotImported() implements IncidentRefusal {
        @Override
        public String code() {
            return "not-imported";
        }

        @Override
        public String sentence() {
            return "This incident did not come from an import.";
        }
    }
}
