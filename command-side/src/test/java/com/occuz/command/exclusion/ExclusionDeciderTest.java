package com.occuz.command.exclusion;

import static com.occuz.command.exclusion.ExclusionWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.command.AggregateIdResolver;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionRefusal.AlreadyDecided;
import com.occuz.kernel.exclusion.ExclusionRefusal.ClaimantCannotDecide;
import com.occuz.kernel.exclusion.ExclusionRefusal.ClaimedBefore;
import com.occuz.kernel.exclusion.ExclusionRefusal.DecidedByAMachine;
import com.occuz.kernel.exclusion.ExclusionRefusal.EmptyWindow;
import com.occuz.kernel.exclusion.ExclusionRefusal.ExclusionHasChanged;
import com.occuz.kernel.exclusion.ExclusionRefusal.ExclusionNotFound;
import com.occuz.kernel.exclusion.ExclusionRefusal.NotALineOfTheAgreement;
import com.occuz.kernel.exclusion.ExclusionRefusal.NotApproved;
import com.occuz.kernel.exclusion.ExclusionRefusal.NotOverYet;
import com.occuz.kernel.exclusion.ExclusionRefusal.ProviderNotNamed;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExclusionDeciderTest {

    @Nested
    class NotClaimed {

        @Test
        void a_claim_tells_what_is_to_be_excluded_for_which_reason_and_who_says_so() {
            given().whenThen(claim(), List.of(claimed(SAM)));
        }

        @ParameterizedTest
        @EnumSource(CauseCategory.class)
        void only_the_lines_of_the_agreement_can_be_claimed(CauseCategory category) {
            ClaimExclusion claim = claim(category, AWS, EVERYTHING, MORNING, SAM);
            Set<CauseCategory> ours = Set.of(
                    CauseCategory.OWN_PLATFORM, CauseCategory.SCHEDULED_MAINTENANCE, CauseCategory.SERVICE_MIGRATION);
            if (ours.contains(category)) {
                given().whenRefused(claim, new NotALineOfTheAgreement(category));
            } else {
                assertThat(ExclusionDecider.decide(claim, new Exclusion.Absent())).hasSize(1);
            }
        }

        @Test
        void a_third_party_has_a_name_and_nothing_else_needs_one() {
            given().whenRefused(
                            claim(CauseCategory.THIRD_PARTY_PROVIDER, Optional.empty(), EVERYTHING, MORNING, SAM),
                            new ProviderNotNamed());
            ClaimExclusion flood = claim(CauseCategory.FORCE_MAJEURE, Optional.empty(), EVERYTHING, MORNING, SAM);
            assertThat(ExclusionDecider.decide(flood, new Exclusion.Absent())).hasSize(1);
        }

        @Test
        void it_has_a_length_and_is_over() {
            Instant now = NOON;
            given().whenRefused(
                            claim(CauseCategory.FORCE_MAJEURE, AWS, EVERYTHING, new Window(now, now), SAM),
                            new EmptyWindow());
            given().whenRefused(
                            claim(
                                    CauseCategory.FORCE_MAJEURE,
                                    AWS,
                                    EVERYTHING,
                                    new Window(now.minusSeconds(1), now.plusNanos(1_000)),
                                    SAM),
                            new NotOverYet(now));
            ClaimExclusion justOver = claim(
                    CauseCategory.FORCE_MAJEURE, AWS, EVERYTHING, new Window(now.minusNanos(1_000), now), SAM);
            assertThat(ExclusionDecider.decide(justOver, new Exclusion.Absent())).hasSize(1);
        }

        @Test
        void what_is_said_of_one_customer_is_locked_with_that_customers_key() {
            AccountId acme = new AccountId("acme");
            ClaimExclusion claim = claim(
                    CauseCategory.CUSTOMER_MISCONFIGURATION,
                    Optional.empty(),
                    new ExclusionScope.OfAccount(acme),
                    MORNING,
                    SAM);
            List<ExclusionEvent> events = ExclusionDecider.decide(claim, new Exclusion.Absent());
            assertThat(events).singleElement().isInstanceOfSatisfying(ExclusionClaimed.class, event -> assertThat(
                            event.evidence())
                    .isEqualTo(Erasable.of(KeySubject.of(acme), EVIDENCE)));
        }

        @Test
        void there_is_nothing_to_decide_on() {
            given().whenRefused(approve(SOFIA), new ExclusionNotFound());
            given().whenRefused(reject(SOFIA), new ExclusionNotFound());
            given().whenRefused(revoke(SOFIA), new ExclusionNotFound());
        }

        @Test
        void machines_claim_nothing() {
            for (ActorType type : List.of(ActorType.AUTOMATION, ActorType.INSTALLATION)) {
                given().whenRefused(
                                claim(CauseCategory.FORCE_MAJEURE, AWS, EVERYTHING, MORNING, new Actor(type, "m")),
                                new DecidedByAMachine());
            }
        }
    }

    @Nested
    class Claimed {

        @Test
        void a_second_person_approves_or_rejects_it() {
            given(claimed(SAM)).whenThen(approve(SOFIA), List.of(approved(SOFIA)));
            given(claimed(SAM)).whenThen(reject(SOFIA), List.of(rejected(SOFIA)));
        }

        @Test
        void the_claimant_does_neither() {
            given(claimed(SAM)).whenRefused(approve(SAM), new ClaimantCannotDecide());
            given(claimed(SAM)).whenRefused(reject(SAM), new ClaimantCannotDecide());
        }

        @Test
        void a_machine_does_neither() {
            Actor machine = new Actor(ActorType.AUTOMATION, "clock-watch");
            given(claimed(SAM)).whenRefused(approve(machine), new DecidedByAMachine());
            given(claimed(SAM)).whenRefused(reject(machine), new DecidedByAMachine());
        }

        @Test
        void the_same_time_is_not_claimed_twice_whoever_claims_it_and_for_whatever_cause() {
            given(claimed(SAM)).whenRefused(claim(), new ClaimedBefore(ExclusionState.CLAIMED));
            given(claimed(SAM))
                    .whenRefused(
                            claim(CauseCategory.FORCE_MAJEURE, Optional.empty(), EVERYTHING, MORNING, SVEN),
                            new ClaimedBefore(ExclusionState.CLAIMED));
        }

        @Test
        void it_cannot_be_revoked() {
            given(claimed(SAM)).whenRefused(revoke(SOFIA), new NotApproved(ExclusionState.CLAIMED));
        }

        @Test
        void a_decision_on_another_version_is_refused() {
            given(claimed(SAM))
                    .whenRefused(
                            new ApproveExclusion(ID, REASON, Optional.of(2L), SOFIA, NOON), new ExclusionHasChanged(1));
            given(claimed(SAM))
                    .whenThen(
                            new ApproveExclusion(ID, REASON, Optional.of(1L), SOFIA, NOON), List.of(approved(SOFIA)));
        }
    }

    @Nested
    class Approved {

        @Test
        void the_same_decision_again_changes_nothing_and_another_one_is_refused() {
            given(claimed(SAM), approved(SOFIA)).whenThen(approve(SOFIA), List.of());
            given(claimed(SAM), approved(SOFIA))
                    .whenRefused(approve(SVEN), new AlreadyDecided(ExclusionState.APPROVED));
            given(claimed(SAM), approved(SOFIA))
                    .whenRefused(reject(SOFIA), new AlreadyDecided(ExclusionState.APPROVED));
        }

        @Test
        void anybody_revokes_it_the_claimant_too() {
            for (Actor by : List.of(SAM, SOFIA, SVEN)) {
                given(claimed(SAM), approved(SOFIA)).whenThen(revoke(by), List.of(revoked(by)));
            }
        }

        @Test
        void it_is_not_claimed_again() {
            given(claimed(SAM), approved(SOFIA)).whenRefused(claim(), new ClaimedBefore(ExclusionState.APPROVED));
        }
    }

    @Nested
    class Ended {

        @Test
        void what_was_rejected_or_revoked_is_claimed_anew_and_decided_by_somebody_else_than_claims_now() {
            given(claimed(SAM), rejected(SOFIA))
                    .whenThen(
                            claim(CauseCategory.THIRD_PARTY_PROVIDER, AWS, EVERYTHING, MORNING, SOFIA),
                            List.of(claimed(SOFIA)));
            given(claimed(SAM), approved(SOFIA), revoked(SVEN)).whenThen(claim(), List.of(claimed(SAM)));
            given(claimed(SAM), rejected(SOFIA), claimed(SOFIA))
                    .whenRefused(approve(SOFIA), new ClaimantCannotDecide());
            given(claimed(SAM), rejected(SOFIA), claimed(SOFIA)).whenThen(approve(SAM), List.of(approved(SAM)));
        }

        @Test
        void nothing_else_is_decided_of_it() {
            given(claimed(SAM), rejected(SOFIA)).whenThen(reject(SOFIA), List.of());
            given(claimed(SAM), rejected(SOFIA))
                    .whenRefused(approve(SOFIA), new AlreadyDecided(ExclusionState.REJECTED));
            given(claimed(SAM), rejected(SOFIA)).whenRefused(revoke(SOFIA), new NotApproved(ExclusionState.REJECTED));
            given(claimed(SAM), approved(SOFIA), revoked(SVEN)).whenThen(revoke(SVEN), List.of());
            given(claimed(SAM), approved(SOFIA), revoked(SVEN))
                    .whenRefused(revoke(SAM), new NotApproved(ExclusionState.REVOKED));
            given(claimed(SAM), approved(SOFIA), revoked(SVEN))
                    .whenRefused(approve(SOFIA), new AlreadyDecided(ExclusionState.REVOKED));
        }

        @Test
        void each_event_makes_a_version() {
            given(claimed(SAM), rejected(SOFIA), claimed(SAM))
                    .whenRefused(
                            new ApproveExclusion(ID, REASON, Optional.of(1L), SOFIA, NOON), new ExclusionHasChanged(3));
        }
    }

    @Test
    void what_is_claimed_makes_the_identity() {
        ExclusionScope core = new ExclusionScope.OfComponents(Components.of(Component.CORE));
        ExclusionScope acme = new ExclusionScope.OfAccount(new AccountId("acme"));
        Window later = new Window(MORNING.from(), MORNING.until().plusNanos(1_000));
        Set<String> names = Stream.of(
                        ExclusionId.of(EVERYTHING, MORNING, INCIDENT),
                        ExclusionId.of(EVERYTHING, MORNING, Optional.empty()),
                        ExclusionId.of(EVERYTHING, later, INCIDENT),
                        ExclusionId.of(core, MORNING, INCIDENT),
                        ExclusionId.of(acme, MORNING, INCIDENT))
                .map(ExclusionId::name)
                .collect(Collectors.toSet());
        assertThat(names).hasSize(5);
        assertThat(ExclusionId.of(EVERYTHING, MORNING, INCIDENT)).isEqualTo(ID);
    }

    @Nested
    class Wired {

        private AggregateTestFixture<ExclusionAggregate> fixture = new AggregateTestFixture<>(ExclusionAggregate.class);

        @BeforeEach
        void wire() {
            fixture = new AggregateTestFixture<>(ExclusionAggregate.class);
            fixture.registerCommandTargetResolver(new AggregateIdResolver());
        }

        @Test
        void axon_routes_every_command_and_records_what_is_decided() {
            fixture.givenNoPriorActivity().when(claim()).expectEvents(claimed(SAM));
            fixture.given(claimed(SAM)).when(approve(SOFIA)).expectEvents(approved(SOFIA));
            fixture.given(claimed(SAM)).when(reject(SOFIA)).expectEvents(rejected(SOFIA));
            fixture.given(claimed(SAM), approved(SOFIA)).when(revoke(SVEN)).expectEvents(revoked(SVEN));
        }

        @Test
        void a_refusal_reaches_the_sender_and_nothing_is_recorded() {
            fixture.given(claimed(SAM)).when(approve(SAM)).expectException(Refused.class).expectNoEvents();
        }
    }
}
