package com.occuz.kernel.testing;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.report.KeyFigures;
import com.occuz.kernel.servicelevel.report.ReportEvent.ReportIssued;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.List;

/** A report that somebody issued; its document is not that of the history around it. */
final class RandomReport {

    private static final PolicyRef POLICY = new PolicyRef(1, "sha256:" + "a".repeat(64));

    private final AnyValue any;
    private final ReportId id;

    RandomReport(AnyValue any) {
        this.any = any;
        this.id = new ReportId(any.uuid().toString());
    }

    ReportId id() {
        return id;
    }

    ReportIssued issued(Instant now) {
        long up = 1 + any.below(1000);
        return new ReportIssued(
                id,
                Est.year(Est.yearOf(now)),
                any.oneIn(2) ? null : any.of(List.of(Component.values())),
                any.of(List.of(Knowledge.values())),
                1 + any.below(100),
                now,
                POLICY,
                POLICY,
                "2",
                new KeyFigures(1, up, 1000, any.oneIn(3) ? null : "99.000", 1000 - up, up, 1000, 0, 1, up - 999, any.oneIn(2)),
                "sha256:" + "c".repeat(64),
                "{}",
                new Actor(ActorType.USER, "u_" + any.id()),
                now);
    }
}
