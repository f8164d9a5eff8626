package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.credit.CreditEvent.CreditAwarded;
import com.occuz.kernel.credit.CreditEvent.CreditClaimed;
import com.occuz.kernel.credit.CreditEvent.CreditDenied;
import com.occuz.kernel.credit.CreditFigures;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The golden files of service credits as objects. */
final class GoldenCredits {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant BEFORE = Instant.parse("2026-02-01T10:00:00Z");
    private static final CreditId CREDIT = new CreditId("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10");
    private static final AccountId ACME = new AccountId("acme");
    private static final Actor ADA = new Actor(ActorType.USER, "u_ada");
    private static final Actor SAM = new Actor(ActorType.USER, "u_sam");
    private static final CreditFigures FIGURES = new CreditFigures(
            4711,
            AT,
            Est.year(2026),
            3_600_000,
            new Figure(1, 31_532_400_000L, 31_536_000_000L),
            new Figure(1, 31_532_300_000L, 31_536_000_000L),
            new PolicyRef(1, "sha256:00"),
            new PolicyRef(2, "sha256:11"),
            "3");

    private GoldenCredits() {}

    static void addTo(Map<String, DomainEvent> all) {
        all.put("credit.CreditClaimed.1", claimed(ContactChannel.PORTAL, sealed("12,000 orders")));
        all.put("credit.CreditClaimed.1.manager", claimed(ContactChannel.ACCOUNT_MANAGER, null));
        all.put("credit.CreditAwarded.1", awarded(new CreditValue.Amount("25.00", "USD")));
        all.put("credit.CreditAwarded.1.days", awarded(new CreditValue.ServiceDays(3)));
        all.put("credit.CreditDenied.1", new CreditDenied(CREDIT, sealed("Their DNS"), SAM, AT));
    }

    private static CreditClaimed claimed(
            ContactChannel channel, @Nullable Erasable<Prose> revenueLoss) {
        return new CreditClaimed(
                CREDIT,
                ACME,
                new IncidentId("i-1"),
                sealed("Our logs"),
                revenueLoss,
                BEFORE,
                channel,
                BEFORE.plusSeconds(60),
                ADA,
                AT);
    }

    private static CreditAwarded awarded(CreditValue value) {
        return new CreditAwarded(
                CREDIT, value, new ServicePeriod("2026-04"), sealed("It was us"), FIGURES, FIGURES.digest(), SAM, AT);
    }

    private static Erasable<Prose> sealed(String text) {
        return Erasable.of(KeySubject.of(ACME), new Prose(text));
    }
}
