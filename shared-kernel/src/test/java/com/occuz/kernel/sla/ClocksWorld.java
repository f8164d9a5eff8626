package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;

/** Clocks of incidents as of an instant. */
final class ClocksWorld {

    static final long HOUR = 3_600_000;

    static Clock response(IncidentFacts incident, String asOf) {
        return Clocks.of(ClockName.RESPONSE, Reading.CONTRACT, incident, Agreements.STANDARD, est(asOf));
    }

    static Clock restoration(IncidentFacts incident, String asOf) {
        return Clocks.of(ClockName.RESTORATION, Reading.CONTRACT, incident, Agreements.STANDARD, est(asOf));
    }

    static Clock r3(ClockName name, IncidentFacts incident, String asOf) {
        return Clocks.of(name, Reading.R3, incident, Agreements.STANDARD, est(asOf));
    }

    private ClocksWorld() {}
}
