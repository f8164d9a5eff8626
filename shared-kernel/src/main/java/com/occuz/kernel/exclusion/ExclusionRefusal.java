package com.occuz.kernel.exclusion;

import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why an exclusion says no. */
public sealed interface ExclusionRefusal extends Refusal {

    record ExclusionNotFound() implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("exclusion-not-found", "There is no such exclusion.");
        }
    }

    record ExclusionHasChanged(long version) implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("exclusion", version);
        }
    }

    record ClaimedBefore(ExclusionState state) implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "exclusion-claimed",
                    "This time is claimed already, for the same scope and incident; that claim is " + state.wireName() + ".");
        }
    }

    record NotALineOfTheAgreement(CauseCategory category) implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "not-an-exclusion",
                            "§ 9 excludes nothing for " + category.wireName() + "; it names "
                                    + CauseCategory.excludingNames() + ".")
                    .at("category");
        }
    }

    record ProviderNotNamed() implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("provider-not-named", "The third party that failed is named.").at("provider");
        }
    }

    record EmptyWindow() implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("empty-window", "This does not lie after from.").at("until");
        }
    }

    record NotOverYet(Instant now) implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "not-over-yet", "Only what is over can be excluded, and it is " + now + "; claim the rest later.")
                    .at("until");
        }
    }

    record NoSuchIncident() implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("no-such-incident", "There is no such incident.").at("incidentId");
        }
    }

    record NoSuchAccount() implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("no-such-account", "There is no customer's account of this name.").at("scope");
        }
    }

    record DecidedByAMachine() implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("decided-by-a-machine", "People claim exclusions and decide on them (§ 9).");
        }
    }

    record ClaimantCannotDecide() implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "claimant-cannot-decide", "Whoever claimed the exclusion cannot decide on it; a second person does.");
        }
    }

    record AlreadyDecided(ExclusionState state) implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "already-decided", "The exclusion is " + state.wireName() + "; only a claim is approved or rejected.");
        }
    }

    record NotApproved(ExclusionState state) implements ExclusionRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-approved", "The exclusion is " + state.wireName() + "; only an approved one is revoked.");
        }
    }
}
