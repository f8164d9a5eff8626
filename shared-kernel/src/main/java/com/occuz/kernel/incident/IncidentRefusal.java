package com.occuz.kernel.incident;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why an incident says no. */
public sealed interface IncidentRefusal extends Refusal {

    record IncidentNotFound() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("incident-not-found", "There is no such incident.");
        }
    }

    record IncidentExists() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("incident-exists", "There is an incident with this id already.");
        }
    }

    record IncidentHasChanged(long version) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("incident", version);
        }
    }

    record NotAPerson() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-a-person", "Only a named person can respond; an automatic reply is none (§ 5).");
        }
    }

    record NotReported() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-reported", "No customer has reported this incident, so there is nobody to add to the report.");
        }
    }

    /** @param by {@code null} where nobody knows */
    record AlreadyAcknowledged(Instant since, @Nullable Actor by) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "already-acknowledged",
                    "The incident was acknowledged at " + since + whoDid(by) + "; with a message you reply to it.");
        }
    }

    record AlreadyDiagnosed(Instant since) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "already-diagnosed",
                    "The failure point was found at " + since + "; another one is another incident.");
        }
    }

    /** @param by who recorded it; {@code null} where nobody knows */
    record AlreadyRestored(Instant since, @Nullable Actor by) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "already-restored",
                    "The service was restored at " + since + ", as recorded" + whoDid(by)
                            + "; a wrong time is corrected.");
        }
    }

    record NotRestored() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-restored", "The service is not restored.");
        }
    }

    record AlreadyRelapsed(Instant since) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "already-relapsed", "The service relapsed at " + since + " and is not restored since.");
        }
    }

    record IncidentIsClosed(Instant since) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "incident-closed",
                    "The incident was closed at " + since + "; it can only be corrected and attributed.");
        }
    }

    record NothingToCorrect() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                    "nothing-to-correct", "A correction says what was so: startedAt, restoredAt, severity or scope.");
        }
    }

    record CriterionOfAnotherSeverity(String why) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "criterion-of-another-severity",
                            Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".")
                    .at("criterion");
        }
    }

    record NobodysAccount() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "no-account",
                            "The incident was not reported by an account, so it concerns the platform.")
                    .at("scope");
        }
    }

    record NotCritical() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-critical",
                    "Only the restoration of a severity 1 incident can be followed by stabilization (§ 6).");
        }
    }

    record NotStabilizing() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-stabilizing", "No stabilization was declared, so none can end earlier (§ 6).");
        }
    }

    record StabilizationIsOver(Instant since) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                            "stabilization-over", "Stabilization was over at " + since + "; it can only have ended earlier.")
                    .at("endedAt");
        }
    }

    record WorkOfAnotherSort() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "work-of-another-sort",
                            "Planned work is named with the category of its sort: scheduled-maintenance or"
                                    + " service-migration.")
                    .at("plannedWorkId");
        }
    }

    record NoSuchWork() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("no-such-planned-work", "There is no such planned work of this sort.")
                    .at("plannedWorkId");
        }
    }

    record StabilizationNotProlonged(Instant until) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                            "stabilization-not-prolonged",
                            "Stabilization was declared until " + until + "; it can only end earlier.")
                    .at("until");
        }
    }

    record StatementTooOld(Instant latest) implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                            "statement-too-old",
                            "The source said something later at " + latest + "; statements come in the order of statedAt.")
                    .at("statedAt");
        }
    }

    private static String whoDid(@Nullable Actor by) {
        return by == null ? "" : " by " + by;
    }

    record HandledHere() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "handled-here",
                    "Times of this incident were recorded here since; it is corrected here, and not by its source.");
        }
    }

    record NotImported() implements IncidentRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-imported", "This incident did not come from an import.");
        }
    }
}
