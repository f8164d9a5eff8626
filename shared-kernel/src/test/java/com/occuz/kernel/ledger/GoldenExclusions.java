package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Map;

/** The golden files of exclusions as objects. */
final class GoldenExclusions {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Window WINDOW = new Window(Instant.parse("2026-03-01T10:00:00Z"), AT);
    private static final ExclusionId EXCLUSION = new ExclusionId("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10");
    private static final AccountId ACME = new AccountId("acme");
    private static final Actor SAM = new Actor(ActorType.USER, "u_1");
    private static final Actor KEY = new Actor(ActorType.API_KEY, "k_1");

    private GoldenExclusions() {}

    static void addTo(Map<String, DomainEvent> all) {
        all.put(
                "exclusion.ExclusionClaimed.1",
                new ExclusionClaimed(
                        EXCLUSION,
                        CauseCategory.THIRD_PARTY_PROVIDER,
                        new Provider("Amazon Web Services"),
                        new ExclusionScope.OfComponents(Components.of(Component.REDIRECTION, Component.CORE)),
                        WINDOW,
                        sealed(AccountId.PLATFORM, "Their status page"),
                        new IncidentId("i-1"),
                        SAM,
                        AT));
        all.put(
                "exclusion.ExclusionClaimed.1.platform",
                new ExclusionClaimed(
                        EXCLUSION,
                        CauseCategory.FORCE_MAJEURE,
                        null,
                        new ExclusionScope.Platform(),
                        WINDOW,
                        sealed(AccountId.PLATFORM, "A flood"),
                        null,
                        KEY,
                        AT));
        all.put(
                "exclusion.ExclusionClaimed.1.account",
                new ExclusionClaimed(
                        EXCLUSION,
                        CauseCategory.CUSTOMER_MISCONFIGURATION,
                        null,
                        new ExclusionScope.OfAccount(ACME),
                        WINDOW,
                        sealed(ACME, "Their DNS"),
                        null,
                        SAM,
                        AT));
        all.put("exclusion.ExclusionApproved.1", new ExclusionApproved(EXCLUSION, sealed(ACME, "So it was"), KEY, AT));
        all.put("exclusion.ExclusionRejected.1", new ExclusionRejected(EXCLUSION, sealed(ACME, "It was us"), KEY, AT));
        all.put("exclusion.ExclusionRevoked.1", new ExclusionRevoked(EXCLUSION, sealed(ACME, "It was us"), KEY, AT));
    }

    private static Erasable<Prose> sealed(AccountId account, String text) {
        return Erasable.of(KeySubject.of(account), new Prose(text));
    }
}
