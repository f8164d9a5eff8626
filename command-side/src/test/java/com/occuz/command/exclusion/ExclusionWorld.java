package com.occuz.command.exclusion;

import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RevokeExclusion;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An outage of a provider, which Sam claims and Sofia decides on. */
final class ExclusionWorld {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor SAM = new Actor(ActorType.USER, "u_sam");
    static final Actor SOFIA = new Actor(ActorType.API_KEY, "k_sofia");
    static final Actor SVEN = new Actor(ActorType.USER, "u_sven");
    static final Window MORNING = new Window(NOON.minusSeconds(7_200), NOON.minusSeconds(3_600));
    static final Optional<IncidentId> INCIDENT = Optional.of(new IncidentId("i-1"));
    static final Optional<Provider> AWS = Optional.of(new Provider("Amazon Web Services"));
    static final ExclusionScope EVERYTHING = new ExclusionScope.Platform();
    static final Prose EVIDENCE = new Prose("Their status page");
    static final Prose REASON = new Prose("The times agree");
    static final ExclusionId ID = ExclusionId.of(EVERYTHING, MORNING, INCIDENT);
    static final Optional<Long> ANY_VERSION = Optional.empty();

    private static final Spec<ExclusionCommand, ExclusionEvent, Exclusion> SPEC =
            new Spec<>(new Exclusion.Absent(), ExclusionDecider::decide, ExclusionDecider::evolve);

    private ExclusionWorld() {}

    static Spec<ExclusionCommand, ExclusionEvent, Exclusion>.Given given(ExclusionEvent... history) {
        return SPEC.given(List.of(history));
    }

    static ClaimExclusion claim() {
        return claim(CauseCategory.THIRD_PARTY_PROVIDER, AWS, EVERYTHING, MORNING, SAM);
    }

    static ClaimExclusion claim(
            CauseCategory category, Optional<Provider> provider, ExclusionScope scope, Window window, Actor by) {
        return new ClaimExclusion(category, provider, scope, window, EVIDENCE, INCIDENT, by, NOON);
    }

    static ApproveExclusion approve(Actor by) {
        return new ApproveExclusion(ID, REASON, ANY_VERSION, by, NOON);
    }

    static RejectExclusion reject(Actor by) {
        return new RejectExclusion(ID, REASON, ANY_VERSION, by, NOON);
    }

    static RevokeExclusion revoke(Actor by) {
        return new RevokeExclusion(ID, REASON, ANY_VERSION, by, NOON);
    }

    static ExclusionClaimed claimed(Actor by) {
        return new ExclusionClaimed(
                ID,
                CauseCategory.THIRD_PARTY_PROVIDER,
                AWS.orElseThrow(),
                EVERYTHING,
                MORNING,
                ours(EVIDENCE),
                INCIDENT.orElseThrow(),
                by,
                NOON);
    }

    static ExclusionApproved approved(Actor by) {
        return new ExclusionApproved(ID, ours(REASON), by, NOON);
    }

    static ExclusionRejected rejected(Actor by) {
        return new ExclusionRejected(ID, ours(REASON), by, NOON);
    }

    static ExclusionRevoked revoked(Actor by) {
        return new ExclusionRevoked(ID, ours(REASON), by, NOON);
    }

    static Erasable<Prose> ours(Prose text) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), text);
    }
}
