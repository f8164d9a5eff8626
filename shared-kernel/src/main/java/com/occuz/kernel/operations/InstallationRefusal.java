package com.occuz.kernel.operations;

import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why the installation says no. */
public sealed interface InstallationRefusal extends Refusal {

    record TestClockNotRunning() implements InstallationRefusal {
        @Override
        public String code() {
            return "test-clock-not-running";
        }

        @Override
        public String sentence() {
            return "This installation runs on the real clock.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record ClockGoesForwardsOnly(Instant now) implements InstallationRefusal {
        @Override
        public String code() {
            return "clock-goes-forwards-only";
        }

        @Override
        public String sentence() {
            return "The test clock goes forwards only; it is at " + now + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "to";
        }
    }
}
