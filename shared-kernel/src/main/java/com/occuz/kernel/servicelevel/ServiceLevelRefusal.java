package com.occuz.kernel.servicelevel;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why the service level says no. */
public sealed interface ServiceLevelRefusal extends Refusal {

    record ServiceStartsInTheFuture(Instant now) implements ServiceLevelRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "service-start-in-the-future",
                            "The service cannot have started in the future; it is " + now + ".")
                    .at("at");
        }
    }

    /** § 15: what was is not agreed upon afterwards. */
    record EffectiveBeforePublication(Instant now) implements ServiceLevelRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "effective-before-publication",
                            "No version takes effect before it is published; it is " + now + ".")
                    .at("effectiveFrom");
        }
    }

    /** Somebody else published one in between. */
    record TermsHaveChanged(int version) implements ServiceLevelRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("agreement", version);
        }
    }

    /** Publishing what is published already would be a version without a difference. */
    record NothingChanges(int version) implements ServiceLevelRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "nothing-changes", "This is what version " + version + " says already; nothing would change.");
        }
    }

    /** Downtime of a year is counted in one unit, whatever versions held in it. */
    record WeightsTooFine(String sentence) implements ServiceLevelRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("weights-too-fine", sentence).at("terms.downtimeWeights");
        }
    }
}
