package com.occuz.command.servicelevel;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.Spec;
import com.occuz.kernel.servicelevel.ServiceLevelCommand;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.RecordServiceStart;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.ServiceStartsInTheFuture;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ServiceLevelDeciderTest {

    private static final Instant START = Instant.parse("2025-01-01T05:00:00Z");
    private static final Instant EARLIER = START.minusSeconds(1);
    private static final Instant NOW = Instant.parse("2026-01-09T20:00:00Z");
    private static final ServiceStarted STARTED = new ServiceStarted(null, START);

    private final Spec<ServiceLevelCommand, ServiceLevelEvent, Service> spec =
            new Spec<>(new Service.Undated(), ServiceLevelDecider::decide, ServiceLevelDecider::evolve);

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

    @Test
    void axon_wires_the_aggregate() {
        AggregateTestFixture<ServiceLevelAggregate> fixture = new AggregateTestFixture<>(ServiceLevelAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.givenNoPriorActivity().when(new RecordServiceStart(START, NOW)).expectEvents(STARTED);
    }
}
