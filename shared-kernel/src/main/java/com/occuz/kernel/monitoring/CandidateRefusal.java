package com.occuz.kernel.monitoring;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why an incident candidate says no. */
public sealed interface CandidateRefusal extends Refusal {

    record CandidateNotFound() implements CandidateRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("candidate-not-found", "There is no such incident candidate.");
        }
    }

    record CandidateHasChanged(long version) implements CandidateRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("incident candidate", version);
        }
    }

    record DecidedByAMachine() implements CandidateRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("decided-by-a-machine", "People decide what unexplained time was.");
        }
    }

    record ConfirmedBefore(Instant at, Actor by) implements CandidateRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "candidate-confirmed",
                    "It was confirmed as an incident at " + at + " by " + by + "; what was so is corrected there.");
        }
    }

    record DismissedBefore(Instant at, Actor by) implements CandidateRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "candidate-dismissed",
                    "It was dismissed at " + at + " by " + by + "; with other evidence it can be confirmed.");
        }
    }
}
