package com.occuz.kernel.servicelevel;

import com.occuz.kernel.refusal.Refusal;
import java.time.Instant;

/** Why the service level says no. */
public sealed interface ServiceLevelRefusal extends Refusal {

    record ServiceStartsInTheFuture(Instant now) implements ServiceLevelRefusal {
        @Override
        public String code() {
            return "service-start-in-the-future";
        }

        @Override
        public String sentence() {
            return "The service cannot have started in the future; it is " + now + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "at";
        }
    }
}
