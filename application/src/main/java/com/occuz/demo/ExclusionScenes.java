package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One claim that the agreement did not apply to an outage (§ 9), by one person of the desk, and what another says to it. */
final class ExclusionScenes {

    private final Chance chance;
    private final List<Scene> scenes;
    private final UserId other;
    private final ClaimExclusion claim;
    private Instant now;

    private ExclusionScenes(Chance chance, List<Scene> scenes, UserId other, ClaimExclusion claim) {
        this.chance = chance;
        this.scenes = scenes;
        this.other = other;
        this.claim = claim;
        this.now = claim.at();
    }

    static ExclusionScenes claimed(
            Chance chance, Cast cast, List<Scene> scenes, IncidentId incident, Plot plot, Provider provider, Window window, Instant at) {
        UserId claimant = cast.support().getFirst();
        ExclusionScenes made = new ExclusionScenes(chance, scenes, cast.support().get(1), new ClaimExclusion(
                plot.category(),
                Optional.of(provider),
                new ExclusionScope.Platform(),
                window,
                new Prose(plot.evidence()),
                Optional.of(incident),
                actor(claimant),
                at));
        made.play(claimant, made.claim);
        return made;
    }

    void approved(Duration later, String reason) {
        now = now.plus(later);
        play(other, new ApproveExclusion(claim.exclusion(), new Prose(reason), Optional.empty(), actor(other), now));
    }

    void rejected(Duration later, String reason) {
        now = now.plus(later);
        play(other, new RejectExclusion(claim.exclusion(), new Prose(reason), Optional.empty(), actor(other), now));
    }

    private void play(UserId person, ExclusionCommand command) {
        scenes.add(new Scene(now, command, Cast.envelope(person, AccountId.PLATFORM, chance.uuid())));
    }

    private static Actor actor(UserId person) {
        return new Actor(ActorType.USER, person.value());
    }
}
