package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateEvent.FailuresNoticed;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.sla.Component;
import java.time.Instant;
import java.util.Map;

/** The golden files of incident candidates as objects. */
final class GoldenMonitoring {

    private static final Instant FROM = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:44:00Z");
    private static final Instant AT = Instant.parse("2026-03-01T12:44:01.000001Z");
    private static final CandidateId GONE = CandidateId.ofAbsence(FROM);
    private static final Actor ADA = Actor.parse("user:u_1");
    private static final Erasable<Prose> WORDS = Erasable.of(
            KeySubject.of(AccountId.PLATFORM), new Prose("The old disks\n\tare \"full\" 😀"));

    private GoldenMonitoring() {}

    static void addTo(Map<String, DomainEvent> all) {
        all.put(
                "monitoring.AbsenceNoticed.1",
                new AbsenceNoticed(GONE, FROM, UNTIL, Components.of(Component.values()), "a:8080", null, "b:8080", AT));
        all.put(
                "monitoring.AbsenceNoticed.1.ended",
                new AbsenceNoticed(GONE, FROM, UNTIL, Components.of(Component.values()), "a:8080", FROM, "b:8080", AT));
        all.put(
                "monitoring.FailuresNoticed.1",
                new FailuresNoticed(
                        CandidateId.ofFailures(Instant.parse("2026-03-01T12:34:00Z")),
                        Instant.parse("2026-03-01T12:34:00Z"),
                        Instant.parse("2026-03-01T12:36:00Z"),
                        Components.of(Component.REDIRECTION, Component.QR_REDIRECTION),
                        5_000,
                        4_321,
                        AT));
        all.put("monitoring.CandidateConfirmed.1", new CandidateConfirmed(GONE, GONE.incident(), WORDS, ADA, AT));
        all.put("monitoring.CandidateDismissed.1", new CandidateDismissed(GONE, WORDS, ADA, AT));
    }
}
