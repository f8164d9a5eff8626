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
}
