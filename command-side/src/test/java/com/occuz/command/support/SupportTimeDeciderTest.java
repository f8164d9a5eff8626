package com.occuz.command.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.command.AggregateIdResolver;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.support.SupportBalance;
import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import com.occuz.kernel.support.SupportTimeRefusal.NotADaysTime;
import com.occuz.kernel.support.SupportTimeRefusal.SpentByNobody;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class SupportTimeDeciderTest {

    private static final Instant NOW = Instant.parse("2026-01-12T13:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final IncidentId INCIDENT = new IncidentId("i-1");
    private static final Actor SAM = new Actor(ActorType.USER, "u_sam");
    private static final Prose WHAT = new Prose("On the phone");

    private static RecordSupportTime spent(int minutes, Optional<Instant> at, Actor by) {
        return new RecordSupportTime(ACME, minutes, WHAT, Optional.of(INCIDENT), at, by, NOW);
    }

    private static SupportTimeRecorded recorded(int minutes, Instant at) {
        return new SupportTimeRecorded(
                ACME, minutes, Erasable.of(KeySubject.of(ACME), WHAT), INCIDENT, at, SAM, NOW);
    }

    @Test
    void time_is_recorded_with_who_spent_it_on_what() {
        Instant earlier = NOW.minusSeconds(3_600);
        assertThat(SupportTimeDecider.decide(spent(25, Optional.of(earlier), SAM))).containsExactly(recorded(25, earlier));
        assertThat(SupportTimeDecider.decide(spent(1_440, Optional.empty(), SAM))).containsExactly(recorded(1_440, NOW));
    }

    @Test
    void nobody_spends_nothing_more_than_a_day_or_time_to_come() {
        for (int minutes : new int[] {0, -1, 1_441}) {
            assertRefused(spent(minutes, Optional.empty(), SAM), new NotADaysTime(1_440));
        }
        assertRefused(spent(5, Optional.empty(), new Actor(ActorType.API_KEY, "k_1")), new SpentByNobody());
        assertThatThrownBy(() -> SupportTimeDecider.decide(spent(5, Optional.of(NOW.plusSeconds(1)), SAM)))
                .isInstanceOf(Refused.class);
    }

    private static void assertRefused(RecordSupportTime command, Refusal refusal) {
        assertThatThrownBy(() -> SupportTimeDecider.decide(command))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    @Test
    void a_balance_is_never_negative_and_shows_what_was_spent_beyond_it() {
        ServicePeriod month = new ServicePeriod("2026-01");
        SupportBalance within = new SupportBalance(ACME, month, 60, 25);
        assertThat(within.left()).isEqualTo(35);
        assertThat(within.overrun()).isZero();
        SupportBalance beyond = new SupportBalance(ACME, month, 60, 61);
        assertThat(beyond.left()).isZero();
        assertThat(beyond.overrun()).isEqualTo(1);
        assertThat(new SupportBalance(ACME, month, 60, 60).overrun()).isZero();
    }

    @Test
    void axon_routes_the_command_and_records_what_is_decided() {
        AggregateTestFixture<SupportTimeAggregate> fixture = new AggregateTestFixture<>(SupportTimeAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.givenNoPriorActivity()
                .when(spent(25, Optional.empty(), SAM))
                .expectEvents(recorded(25, NOW));
        fixture.given(recorded(25, NOW)).when(spent(5, Optional.empty(), SAM)).expectEvents(recorded(5, NOW));
    }
}
