package com.occuz.kernel.sla;

import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a clock starts, and why then (§ 4).
 *
 * @param at empty while something is missing
 * @param because what is known and what is missing, without the final stop
 */
record ClockStart(Optional<Instant> at, String because) {

    static ClockStart of(StartRule rule, ClockName clock, IncidentFacts incident) {
        Optional<Instant> noticed = noticed(incident);
        Optional<Instant> located = at(incident.failurePointAt());
        Optional<Instant> start = switch (rule) {
            case R1 -> both(noticed, located);
            case R2 -> earlier(at(incident.detectedAt()), both(at(incident.reportedAt()), located));
            case R3 -> clock == ClockName.RESPONSE ? noticed : located;
        };
        return new ClockStart(start, known(incident, rule != StartRule.R3 || clock == ClockName.RESTORATION));
    }

    /** Detected or reported, whatever came first. */
    static Optional<Instant> noticed(IncidentFacts incident) {
        return earlier(at(incident.detectedAt()), at(incident.reportedAt()));
    }

    private static Optional<Instant> at(Optional<Stated> fact) {
        return fact.map(Stated::at);
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && b.isPresent() ? a.filter(it -> it.isBefore(b.get())).or(() -> b) : a.or(() -> b);
    }

    private static Optional<Instant> both(Optional<Instant> a, Optional<Instant> b) {
        return a.flatMap(first -> b.map(second -> first.isAfter(second) ? first : second));
    }

    private static String known(IncidentFacts incident, boolean failurePointMatters) {
        List<String> known = new ArrayList<>();
        incident.detectedAt().ifPresent(it -> known.add("detected on " + Est.text(it.at())));
        incident.reportedAt().ifPresent(it -> known.add("reported on " + Est.text(it.at())));
        if (known.isEmpty()) {
            known.add("neither detected nor officially reported");
        }
        if (failurePointMatters) {
            known.add(incident.failurePointAt()
                    .map(it -> "failure point found on " + Est.text(it.at()))
                    .orElse("failure point not found"));
        }
        return String.join(", ", known);
    }
}
