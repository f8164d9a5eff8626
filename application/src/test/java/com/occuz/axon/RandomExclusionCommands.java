package com.occuz.axon;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RevokeExclusion;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's intents about exclusions, by two people: some are refused, as one decides on what the same one claimed. */
final class RandomExclusionCommands {

    private final AnyValue any;
    private final AccountId account;
    private final List<ClaimExclusion> claims = new ArrayList<>();

    RandomExclusionCommands(AnyValue any, AccountId account) {
        this.any = any;
        this.account = account;
    }

    ExclusionCommand next(Instant now) {
        if (claims.isEmpty() || any.oneIn(3)) {
            ClaimExclusion claim = claim(now);
            claims.add(claim);
            return claim;
        }
        ExclusionId id = claims.get(Math.max(0, claims.size() - 1 - any.below(3))).exclusion();
        return switch (any.below(4)) {
            case 0, 1 -> new ApproveExclusion(id, prose(), Optional.empty(), actor(), now);
            case 2 -> new RejectExclusion(id, prose(), Optional.empty(), actor(), now);
            default -> new RevokeExclusion(id, prose(), Optional.empty(), actor(), now);
        };
    }

    private ClaimExclusion claim(Instant now) {
        Instant until = now.minus(any.upTo(Duration.ofHours(1)));
        return new ClaimExclusion(
                any.of(List.of(CauseCategory.values())),
                any.oneIn(2) ? Optional.of(new Provider(any.text())) : Optional.empty(),
                any.of(List.of(
                        new ExclusionScope.Platform(),
                        new ExclusionScope.OfComponents(Components.of(any.of(List.of(Component.values())))),
                        new ExclusionScope.OfAccount(account))),
                new Window(until.minusSeconds(1).minus(any.upTo(Duration.ofHours(9))), until),
                prose(),
                Optional.empty(),
                actor(),
                now);
    }

    private Actor actor() {
        return new Actor(ActorType.USER, any.oneIn(2) ? "u_1" : "u_2");
    }

    private Prose prose() {
        return new Prose(any.text());
    }
}
