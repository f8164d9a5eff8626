package com.occuz.kernel.operations;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why the installation says no. */
public sealed interface InstallationRefusal extends Refusal {

    record TestClockNotRunning() implements InstallationRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("test-clock-not-running", "This installation runs on the real clock.");
        }
    }

    record ClockGoesForwardsOnly(Instant now) implements InstallationRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                    "clock-goes-forwards-only", "The test clock goes forwards only; it is at " + now + ".").at("to");
        }
    }

    record NoDemonstration() implements InstallationRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("no-demonstration", "This installation is no demonstration.");
        }
    }
}
