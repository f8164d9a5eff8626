package com.occuz.kernel.ledger;

import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.report.KeyFigures;
import com.occuz.kernel.servicelevel.report.ReportEvent.ReportIssued;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.Map;

/** The golden files of reports as objects. */
final class GoldenReports {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final PolicyRef POLICY = new PolicyRef(1, "sha256:" + "a".repeat(64));
    private static final PolicyRef CALENDAR = new PolicyRef(2, "sha256:" + "b".repeat(64));
    private static final String DIGEST = "sha256:" + "c".repeat(64);

    private GoldenReports() {}

    static void addTo(Map<String, DomainEvent> all) {
        all.put(
                "servicelevel.ReportIssued.1",
                new ReportIssued(
                        new ReportId("r-1"),
                        Est.year(2025),
                        Component.QR_REDIRECTION,
                        Knowledge.OURS,
                        4711,
                        AT,
                        POLICY,
                        CALENDAR,
                        "2",
                        new KeyFigures(10, 998, 1000, "99.800", 1, 997, 1000, 3, 31_536_000, -5, true),
                        DIGEST,
                        "{\"notice\":\"§ 14\"}",
                        new Actor(ActorType.USER, "u_1"),
                        AT));
        all.put(
                "servicelevel.ReportIssued.1.platform",
                new ReportIssued(
                        new ReportId("r-2"),
                        Est.year(2025),
                        null,
                        Knowledge.SOURCE,
                        1,
                        AT,
                        POLICY,
                        CALENDAR,
                        "2",
                        new KeyFigures(1, 0, 0, null, 0, 0, 0, 0, 0, 0, false),
                        DIGEST,
                        "{}",
                        new Actor(ActorType.API_KEY, "k_1"),
                        AT));
    }
}
