package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The life of one exclusion: claimed, decided, perhaps revoked, perhaps claimed again. */
final class RandomExclusion {

    private final AnyValue any;
    private final ExclusionScope scope;
    private final Window window;
    private final Optional<IncidentId> incident;
    private final ExclusionId id;
    private ExclusionState state = ExclusionState.REVOKED;
    private boolean claimed;

    /** @param incidents those that there are */
    RandomExclusion(AnyValue any, List<AccountId> accounts, List<IncidentId> incidents, Instant now) {
        this.any = any;
        this.scope = any.of(List.of(
                new ExclusionScope.Platform(),
                new ExclusionScope.OfComponents(Components.of(any.of(List.of(Component.values())))),
                new ExclusionScope.OfAccount(any.of(accounts.stream()
                        .filter(it -> !it.equals(AccountId.PLATFORM))
                        .toList()))));
        Instant until = now.minus(any.upTo(Duration.ofHours(3)));
        this.window = new Window(until.minusSeconds(1).minus(any.upTo(Duration.ofHours(9))), until);
        this.incident = incidents.isEmpty() || any.oneIn(3) ? Optional.empty() : Optional.of(any.of(incidents));
        this.id = ExclusionId.of(scope, window, incident);
    }

    ExclusionId id() {
        return id;
    }

    AccountId owner() {
        return scope.owner();
    }

    /** What happens to it next; empty when nothing more does. */
    Optional<ExclusionEvent> next(Instant now) {
        return switch (state) {
            case CLAIMED -> Optional.of(
                    any.oneIn(3)
                            ? told(ExclusionState.REJECTED, new ExclusionRejected(id, prose(), actor(), now))
                            : told(ExclusionState.APPROVED, new ExclusionApproved(id, prose(), actor(), now)));
            case APPROVED -> any.oneIn(2)
                    ? Optional.of(told(ExclusionState.REVOKED, new ExclusionRevoked(id, prose(), actor(), now)))
                    : Optional.empty();
            case REJECTED, REVOKED -> claimed && !any.oneIn(4) ? Optional.empty() : Optional.of(claimed(now));
        };
    }

    private ExclusionEvent told(ExclusionState next, ExclusionEvent event) {
        state = next;
        return event;
    }

    private ExclusionClaimed claimed(Instant now) {
        CauseCategory category = any.of(List.of(
                CauseCategory.THIRD_PARTY_PROVIDER, CauseCategory.FORCE_MAJEURE, CauseCategory.PLATFORM_ABUSE));
        state = ExclusionState.CLAIMED;
        claimed = true;
        return new ExclusionClaimed(
                id,
                category,
                category == CauseCategory.THIRD_PARTY_PROVIDER ? new Provider(any.text()) : null,
                scope,
                window,
                prose(),
                incident.orElse(null),
                actor(),
                now);
    }

    private Erasable<Prose> prose() {
        return Erasable.of(KeySubject.of(owner()), new Prose(any.text()));
    }

    private Actor actor() {
        return any.oneIn(2) ? new Actor(ActorType.USER, "u_" + any.id()) : new Actor(ActorType.API_KEY, "k_" + any.id());
    }
}
