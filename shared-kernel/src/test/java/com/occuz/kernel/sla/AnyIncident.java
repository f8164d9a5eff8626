package com.occuz.kernel.sla;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;

/** Incidents for tests of the arithmetic. */
final class AnyIncident {

    private AnyIncident() {}

    /** By the clock on the wall in EST. */
    static Instant est(String local) {
        return LocalDateTime.parse(local).toInstant(Est.OFFSET);
    }

    static Stated at(String local) {
        return at(local, "event");
    }

    static Stated at(String local, String event) {
        return new Stated(est(local), event);
    }

    /** Of the whole platform, in redirection; neither detected nor reported. */
    static IncidentFacts incident(Severity severity, String startedAt) {
        return IncidentFacts.opened(
                "incident:1",
                AccountId.PLATFORM,
                IncidentScope.PLATFORM,
                Set.of(Component.REDIRECTION),
                severity,
                at(startedAt, "opened"));
    }

    /** Detected, and its failure point found, at the onset: every clock starts there. */
    static IncidentFacts known(Severity severity, String startedAt) {
        return incident(severity, startedAt).detected(at(startedAt)).diagnosed(at(startedAt));
    }
}
