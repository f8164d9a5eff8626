package com.occuz.command.incident;

import static com.occuz.command.incident.IncidentWorld.*;
import static com.occuz.command.incident.IncidentWorld.ADA;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.NoAgreementsPublished;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.refusal.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Axon routes every command to the aggregate it names, and back come the events that were decided. */
class IncidentAggregateTest {

    private AggregateTestFixture<IncidentAggregate> fixture = new AggregateTestFixture<>(IncidentAggregate.class);

    @BeforeEach
    void wire() {
        fixture = new AggregateTestFixture<>(IncidentAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.registerInjectableResource(NoAgreementsPublished.agreements());
    }

    @Test
    void an_incident_is_reported() {
        fixture.givenNoPriorActivity().when(anyReport(stated(-10))).expectEvents(anyReported());
    }

    @Test
    void a_service_is_restored() {
        fixture.given(anyDetected())
                .when(new RestoreService(ID, ADA, NOW, ANY_VERSION, at(30)))
                .expectEvents(new ServiceRestored(ID, ADA, at(30)));
    }

    @Test
    void a_refusal_reaches_the_sender_and_nothing_is_recorded() {
        fixture.given(anyDetected())
                .when(new CloseIncident(ID, NOW, ANY_VERSION, at(30)))
                .expectException(Refused.class)
                .expectNoEvents();
    }
}
