package com.occuz.command.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.Spec;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.PublishTerms;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.RecordServiceStart;
import com.occuz.kernel.servicelevel.ServiceLevelCommand;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.EffectiveBeforePublication;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.NothingChanges;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.ServiceStartsInTheFuture;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.TermsHaveChanged;
import com.occuz.kernel.sla.AnyTerms;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServiceLevelDeciderTest {

    private static final Instant START = Instant.parse("2025-01-01T05:00:00Z");
    private static final Instant EARLIER = START.minusSeconds(1);
    private static final Instant NOW = Instant.parse("2026-01-09T20:00:00Z");
    private static final Prose WHY = new Prose("Less is promised");
    private static final Actor ADA = new Actor(ActorType.USER, "u_1");
    private static final ServiceStarted STARTED = new ServiceStarted(null, START);

    private final Spec<ServiceLevelCommand, ServiceLevelEvent, Service> spec =
            new Spec<>(Service.UNTOLD, ServiceLevelDecider::decide, ServiceLevelDecider::evolve);

    @Test
    void the_start_of_the_service_is_recorded_as_it_was_said() {
        spec.given(List.of()).whenThen(new RecordServiceStart(START, NOW), List.of(STARTED));
    }

    @Test
    void said_again_it_changes_nothing() {
        spec.given(List.of(STARTED)).whenThen(new RecordServiceStart(START, NOW), List.of());
    }

    @Test
    void said_otherwise_it_corrects_what_was_said_before() {
        spec.given(List.of(STARTED))
                .whenThen(new RecordServiceStart(EARLIER, NOW), List.of(new ServiceStarted(START, EARLIER)));
        spec.given(List.of(STARTED, new ServiceStarted(START, EARLIER)))
                .whenThen(new RecordServiceStart(START, NOW), List.of(new ServiceStarted(EARLIER, START)));
    }

    @Test
    void it_may_be_now_and_not_later() {
        spec.given(List.of()).whenThen(new RecordServiceStart(NOW, NOW), List.of(new ServiceStarted(null, NOW)));
        spec.given(List.of())
                .whenRefused(new RecordServiceStart(NOW.plusNanos(1_000), NOW), new ServiceStartsInTheFuture(NOW));
    }

    @Nested
    class Terms {

        private final SlaTerms halved = AnyTerms.with(new Share(99, 100));
        private final TermsPublished second = new TermsPublished(
                halved.withVersion(2), BusinessCalendar.SUPPORT_HOURS, NOW, WHY, ADA, NOW);

        private PublishTerms publish(SlaTerms terms, @Nullable Instant from, @Nullable Integer ifVersion) {
            return new PublishTerms(
                    terms, BusinessCalendar.SUPPORT_HOURS, Optional.ofNullable(ifVersion), Optional.ofNullable(from),
                    WHY, ADA, NOW);
        }

        @Test
        void are_published_as_the_next_version_and_hold_from_now_on_where_nothing_else_is_said() {
            spec.given(List.of()).whenThen(publish(halved.withVersion(77), null, null), List.of(second));
        }

        @Test
        void take_effect_when_they_are_published_or_later_and_not_before() {
            spec.given(List.of()).whenThen(publish(halved, NOW, null), List.of(second));
            spec.given(List.of())
                    .whenRefused(publish(halved, NOW.minusNanos(1_000), null), new EffectiveBeforePublication(NOW));
        }

        @Test
        void that_say_what_was_published_last_are_refused() {
            spec.given(List.of()).whenRefused(publish(SlaTerms.STANDARD, null, null), new NothingChanges(1));
            spec.given(List.of(second)).whenRefused(publish(halved, null, null), new NothingChanges(2));
        }

        @Test
        void made_from_a_version_that_is_no_longer_the_last_are_refused() {
            spec.given(List.of(second)).whenRefused(publish(SlaTerms.STANDARD, null, 1), new TermsHaveChanged(2));
            spec.given(List.of()).whenThen(publish(halved, null, 1), List.of(second));
        }

        @Test
        void bring_the_next_version_of_the_calendar_only_where_the_hours_change() {
            BusinessCalendar tuesdays = new BusinessCalendar(
                    9, Est.OFFSET, Map.of(DayOfWeek.TUESDAY, List.of(OpenHours.of("09:00-17:00"))), new TreeSet<>());
            spec.given(List.of(second))
                    .whenThen(
                            new PublishTerms(
                                    halved, tuesdays, Optional.empty(), Optional.empty(), WHY, ADA, NOW),
                            List.of(new TermsPublished(
                                    halved.withVersion(3), tuesdays.withVersion(2), NOW, WHY, ADA, NOW)));
        }

        @Test
        void whose_weights_have_no_unit_with_those_before_are_refused_at_their_field() {
            SlaTerms first = weighted(9_973);
            TermsPublished published = new TermsPublished(
                    first.withVersion(2), BusinessCalendar.SUPPORT_HOURS, NOW, WHY, ADA, NOW);
            Throwable thrown = catchThrowable(() -> spec.decide().apply(
                    publish(weighted(9_967), null, null),
                    spec.evolve().apply(Service.UNTOLD, published)));

            assertThat(((Refused) thrown).refusal().reason().field()).isEqualTo("terms.downtimeWeights");
        }

        private static SlaTerms weighted(int denominator) {
            return AnyTerms.with(Map.of(
                    Severity.CRITICAL, Share.ALL, Severity.HIGH, new Share(1, denominator), Severity.NORMAL, Share.NONE));
        }
    }

    @Test
    void axon_wires_the_aggregate() {
        AggregateTestFixture<ServiceLevelAggregate> fixture = new AggregateTestFixture<>(ServiceLevelAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.givenNoPriorActivity().when(new RecordServiceStart(START, NOW)).expectEvents(STARTED);
        fixture.given(STARTED).when(anyPublication()).expectEvents(new TermsPublished(
                AnyTerms.with(Share.NONE).withVersion(2), BusinessCalendar.SUPPORT_HOURS, NOW, WHY, ADA,
                NOW));
    }

    private static PublishTerms anyPublication() {
        return new PublishTerms(
                AnyTerms.with(Share.NONE), BusinessCalendar.SUPPORT_HOURS, Optional.empty(), Optional.empty(), WHY,
                ADA, NOW);
    }
}
