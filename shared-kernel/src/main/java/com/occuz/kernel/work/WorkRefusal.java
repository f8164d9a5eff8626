package com.occuz.kernel.work;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why planned work says no. */
public sealed interface WorkRefusal extends Refusal {

    record WorkNotFound() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("planned-work-not-found", "There is no such planned work.");
        }
    }

    record WorkExists() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("planned-work-exists", "There is planned work with this id already.");
        }
    }

    record WorkHasChanged(long version) implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("planned work", version);
        }
    }

    record EmptyPlan() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("empty-plan", "The planned end lies after the planned start.").at("plannedEnd");
        }
    }

    record NoSuchMigration() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("no-such-migration", "There is no such migration to be a part of.").at("partOf");
        }
    }

    record PlanIsOver(Instant until) implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                            "plan-is-over",
                            "The planned window ended at " + until + "; work outside of it is planned anew.")
                    .at("at");
        }
    }

    record NecessityMissing() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                            "necessity-missing",
                            "Maintenance starts in hours of high traffic only where it is recorded why it is necessary"
                                    + " to avoid service failure (§ 7).")
                    .at("necessity");
        }
    }

    record AlreadyStarted(Instant since) implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("already-started", "The work was started at " + since + ".");
        }
    }

    record NotStarted() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-started", "The work was not started; a plan is cancelled.");
        }
    }

    record WorkIsOver(WorkPhase phase, Instant since) implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("work-is-over", "The work was " + phase.wireName() + " at " + since + ".");
        }
    }

    record NotOver() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-over", "The work goes on; a wrong end is corrected once there is one.")
                    .at("finishedAt");
        }
    }

    record NeverStarted() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-started", "The work was not started; there is no time of it to correct.");
        }
    }

    record NothingToCorrect() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("nothing-to-correct", "A correction says what was so: startedAt or finishedAt.");
        }
    }

    record NotLater(Instant until) implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "not-an-extension", "The planned end is " + until + "; an extension moves it to later.")
                    .at("plannedEnd");
        }
    }

    record ExtendedTooLate(Instant until) implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "extended-too-late",
                    "The planned end passed at " + until + "; only before it can it be moved.");
        }
    }

    record NotJudged() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-judged", "It was not judged yet whether the work is necessary and impactful (§ 7, § 12).");
        }
    }

    record NotToBeTold() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-to-be-told",
                    "Only work that was judged necessary and impactful is told to customers (§ 7, § 12).");
        }
    }

    record NotLate() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-late", "The work did not begin before it was recorded; nothing is claimed.");
        }
    }

    record ClaimIsDecided(LateClaim.Standing standing) implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "claim-is-decided",
                    standing == LateClaim.Standing.APPROVED
                            ? "Two people have approved the claim already."
                            : "The claim was rejected.");
        }
    }

    record OwnClaim() implements WorkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "own-claim", "Late work is decided upon by people who did not record it themselves.");
        }
    }
}
