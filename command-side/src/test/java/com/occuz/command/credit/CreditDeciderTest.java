package com.occuz.command.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.credit.CreditCommand;
import com.occuz.kernel.credit.CreditCommand.AwardCredit;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.CreditCommand.DenyCredit;
import com.occuz.kernel.credit.CreditEvent;
import com.occuz.kernel.credit.CreditEvent.CreditAwarded;
import com.occuz.kernel.credit.CreditEvent.CreditClaimed;
import com.occuz.kernel.credit.CreditEvent.CreditDenied;
import com.occuz.kernel.credit.CreditFigures;
import com.occuz.kernel.credit.CreditGrounds;
import com.occuz.kernel.credit.CreditGrounds.OwnReport;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditRefusal.AlreadyClaimed;
import com.occuz.kernel.credit.CreditRefusal.CreditHasChanged;
import com.occuz.kernel.credit.CreditRefusal.CreditNotFound;
import com.occuz.kernel.credit.CreditRefusal.DecidedAlready;
import com.occuz.kernel.credit.CreditRefusal.DecidedByNobody;
import com.occuz.kernel.credit.CreditRefusal.DetailIsMissing;
import com.occuz.kernel.credit.CreditRefusal.NoOwnReport;
import com.occuz.kernel.credit.CreditRefusal.NoPaidPlan;
import com.occuz.kernel.credit.CreditRefusal.NotALaterPeriod;
import com.occuz.kernel.credit.CreditRefusal.NotAnOfficialReport;
import com.occuz.kernel.credit.CreditState;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreditDeciderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T17:00:00Z");
    private static final Instant START = Instant.parse("2026-02-01T10:00:00Z");
    private static final Instant REPORT = START.plusSeconds(60);
    private static final AccountId ACME = new AccountId("acme");
    private static final IncidentId INCIDENT = new IncidentId("i-1");
    private static final CreditId ID = CreditId.of(ACME, INCIDENT);
    private static final Actor ADA = new Actor(ActorType.USER, "u_ada");
    private static final Actor SAM = new Actor(ActorType.USER, "u_sam");
    private static final Actor SOFIA = new Actor(ActorType.USER, "u_sofia");
    private static final Prose EVIDENCE = new Prose("Our logs");
    private static final Prose REASON = new Prose("They agree with ours");
    private static final SupportPlan PAID = new SupportPlan(true, false, false, false, false, false, 0);
    private static final Optional<OwnReport> BY_PORTAL = Optional.of(new OwnReport(ContactChannel.PORTAL, REPORT, Optional.empty()));
    private static final CreditValue VALUE = new CreditValue.Amount("25", "USD");
    private static final ServicePeriod APRIL = new ServicePeriod("2026-04");
    private static final CreditFigures FIGURES = new CreditFigures(
            9,
            NOON,
            Est.year(2026),
            1,
            new Figure(1, 9, 10),
            new Figure(1, 8, 10),
            new PolicyRef(1, "p"),
            new PolicyRef(1, "c"),
            "e");

    private static final Spec<CreditCommand, CreditEvent, Credit> SPEC =
            new Spec<>(new Credit.Absent(), CreditDecider::decide, CreditDecider::evolve);

    private static Spec<CreditCommand, CreditEvent, Credit>.Given given(CreditEvent... history) {
        return SPEC.given(List.of(history));
    }

    private static ClaimCredit claim(Optional<OwnReport> report, SupportPlan plan) {
        return new ClaimCredit(
                new CreditGrounds(ACME, INCIDENT, START, report, plan), EVIDENCE, Optional.empty(), ADA, NOON);
    }

    private static AwardCredit award(Actor by) {
        return new AwardCredit(ID, VALUE, APRIL, REASON, FIGURES, Optional.empty(), by, NOON);
    }

    private static DenyCredit deny(Actor by) {
        return new DenyCredit(ID, REASON, Optional.empty(), by, NOON);
    }

    private static CreditClaimed claimed() {
        return new CreditClaimed(
                ID, ACME, INCIDENT, theirs(EVIDENCE), null, START, ContactChannel.PORTAL, REPORT, ADA, NOON);
    }

    private static CreditAwarded awarded(Actor by) {
        return new CreditAwarded(ID, VALUE, APRIL, theirs(REASON), FIGURES, FIGURES.digest(), by, NOON);
    }

    private static CreditDenied denied(Actor by) {
        return new CreditDenied(ID, theirs(REASON), by, NOON);
    }

    private static Erasable<Prose> theirs(Prose words) {
        return Erasable.of(KeySubject.of(ACME), words);
    }

    @Nested
    class Not_claimed {

        @Test
        void a_claim_for_an_own_official_report_under_a_paid_plan_is_recorded_with_what_it_rests_on() {
            given().whenThen(claim(BY_PORTAL, PAID), List.of(claimed()));
            given().whenThen(claim(BY_PORTAL, new SupportPlan(true, false, false, false)), List.of(claimed()));
        }

        @Test
        void a_loss_of_revenue_is_recorded_in_the_words_it_was_told_in() {
            ClaimCredit claim = new ClaimCredit(
                    new CreditGrounds(ACME, INCIDENT, START, BY_PORTAL, PAID),
                    EVIDENCE,
                    Optional.of(new Prose("Two hundred orders")),
                    ADA,
                    NOON);
            assertThat(CreditDecider.decide(claim, new Credit.Absent()))
                    .singleElement()
                    .isInstanceOfSatisfying(CreditClaimed.class, event -> assertThat(event.revenueLoss())
                            .isEqualTo(theirs(new Prose("Two hundred orders"))));
        }

        @Test
        void what_the_account_has_not_reported_itself_gives_no_claim() {
            given().whenRefused(claim(Optional.empty(), PAID), new NoOwnReport());
        }

        @ParameterizedTest
        @EnumSource(ContactChannel.class)
        void only_an_official_channel_gives_a_claim(ContactChannel channel) {
            ClaimCredit claim = claim(Optional.of(new OwnReport(channel, REPORT, Optional.empty())), PAID);
            if (channel == ContactChannel.DIRECT) {
                given().whenRefused(claim, new NotAnOfficialReport(channel));
            } else {
                assertThat(CreditDecider.decide(claim, new Credit.Absent())).hasSize(1);
            }
        }

        @Test
        void a_report_whose_missing_detail_was_asked_for_and_not_added_gives_no_claim() {
            OwnReport poor = new OwnReport(ContactChannel.PORTAL, REPORT, Optional.of(NOON));
            given().whenRefused(claim(Optional.of(poor), PAID), new DetailIsMissing(NOON));
        }

        @Test
        void a_plan_that_is_not_paid_for_gives_no_claim() {
            given().whenRefused(claim(BY_PORTAL, SupportPlan.NONE), new NoPaidPlan(START));
        }

        @Test
        void there_is_nothing_to_decide_on() {
            given().whenRefused(award(SAM), new CreditNotFound());
            given().whenRefused(deny(SAM), new CreditNotFound());
        }
    }

    @Nested
    class Claimed {

        @Test
        void a_person_awards_it_with_the_figures_it_rests_on_and_their_digest() {
            given(claimed()).whenThen(award(SAM), List.of(awarded(SAM)));
            assertThat(awarded(SAM).digest()).isEqualTo(FIGURES.digest()).startsWith("sha256:");
        }

        @Test
        void a_person_denies_it() {
            given(claimed()).whenThen(deny(SAM), List.of(denied(SAM)));
        }

        @ParameterizedTest
        @EnumSource(ActorType.class)
        void nobody_else_does(ActorType type) {
            Actor by = new Actor(type, "x");
            if (type != ActorType.USER) {
                given(claimed()).whenRefused(award(by), new DecidedByNobody());
                given(claimed()).whenRefused(deny(by), new DecidedByNobody());
            }
        }

        @Test
        void it_applies_to_a_period_after_the_present_one_in_est() {
            ServicePeriod march = new ServicePeriod("2026-03");
            Instant stillFebruary = Instant.parse("2026-03-01T04:59:59.999999Z");
            AwardCredit inMarch = new AwardCredit(ID, VALUE, march, REASON, FIGURES, Optional.empty(), SAM, NOON);
            given(claimed()).whenRefused(inMarch, new NotALaterPeriod(march));
            AwardCredit before =
                    new AwardCredit(ID, VALUE, march, REASON, FIGURES, Optional.empty(), SAM, stillFebruary);
            assertThat(CreditDecider.decide(before, CreditDecider.evolve(new Credit.Absent(), claimed())))
                    .hasSize(1);
        }

        @Test
        void it_is_not_claimed_again() {
            given(claimed()).whenRefused(claim(BY_PORTAL, PAID), new AlreadyClaimed(CreditState.CLAIMED));
        }

        @Test
        void a_decision_on_another_version_is_refused() {
            given(claimed())
                    .whenRefused(new DenyCredit(ID, REASON, Optional.of(2L), SAM, NOON), new CreditHasChanged(1));
            given(claimed(), denied(SAM))
                    .whenRefused(new DenyCredit(ID, REASON, Optional.of(1L), SAM, NOON), new CreditHasChanged(2));
        }
    }

    @Nested
    class Decided {

        @Test
        void the_same_decision_again_changes_nothing() {
            given(claimed(), awarded(SAM)).whenThen(award(SAM), List.of());
            given(claimed(), denied(SAM)).whenThen(deny(SAM), List.of());
        }

        @Test
        void any_other_one_is_refused() {
            given(claimed(), awarded(SAM)).whenRefused(award(SOFIA), new DecidedAlready(CreditState.AWARDED));
            given(claimed(), awarded(SAM)).whenRefused(deny(SAM), new DecidedAlready(CreditState.AWARDED));
            AwardCredit more = new AwardCredit(
                    ID, new CreditValue.Amount("26", "USD"), APRIL, REASON, FIGURES, Optional.empty(), SAM, NOON);
            given(claimed(), awarded(SAM)).whenRefused(more, new DecidedAlready(CreditState.AWARDED));
            given(claimed(), denied(SAM)).whenRefused(award(SAM), new DecidedAlready(CreditState.DENIED));
            given(claimed(), denied(SAM)).whenRefused(deny(SOFIA), new DecidedAlready(CreditState.DENIED));
        }

        @Test
        void nor_is_it_claimed_again() {
            given(claimed(), denied(SAM))
                    .whenRefused(claim(BY_PORTAL, PAID), new AlreadyClaimed(CreditState.DENIED));
        }
    }

    @Nested
    class Wired {

        private AggregateTestFixture<CreditAggregate> fixture = new AggregateTestFixture<>(CreditAggregate.class);

        @BeforeEach
        void wire() {
            fixture = new AggregateTestFixture<>(CreditAggregate.class);
            fixture.registerCommandTargetResolver(new AggregateIdResolver());
        }

        @Test
        void axon_routes_every_command_and_records_what_is_decided() {
            fixture.givenNoPriorActivity().when(claim(BY_PORTAL, PAID)).expectEvents(claimed());
            fixture.given(claimed()).when(award(SAM)).expectEvents(awarded(SAM));
            fixture.given(claimed()).when(deny(SAM)).expectEvents(denied(SAM));
        }

        @Test
        void a_refusal_reaches_the_sender_and_nothing_is_recorded() {
            fixture.given(claimed(), denied(SAM)).when(award(SAM)).expectException(Refused.class).expectNoEvents();
        }
    }
}
