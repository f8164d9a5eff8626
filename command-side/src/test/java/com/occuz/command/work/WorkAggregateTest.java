package com.occuz.command.work;

import static com.occuz.command.work.WorkWorld.ANY_VERSION;
import static com.occuz.command.work.WorkWorld.NOW;
import static com.occuz.command.work.WorkWorld.NO_WORDS;
import static com.occuz.command.work.WorkWorld.WINDOW;
import static com.occuz.command.work.WorkWorld.anyPlan;
import static com.occuz.command.work.WorkWorld.anyPlanned;
import static com.occuz.command.work.WorkWorld.anyStart;
import static com.occuz.command.work.WorkWorld.anyStarted;
import static com.occuz.command.work.WorkWorld.at;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.NoAgreementsPublished;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.work.WorkCommand.CancelWork;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Axon routes every command to the aggregate it names, and back come the events that were decided. */
class WorkAggregateTest {

    private AggregateTestFixture<WorkAggregate> fixture = new AggregateTestFixture<>(WorkAggregate.class);

    @BeforeEach
    void wire() {
        fixture = new AggregateTestFixture<>(WorkAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.registerInjectableResource(NoAgreementsPublished.agreements());
    }

    @Test
    void work_is_planned() {
        fixture.givenNoPriorActivity().when(anyPlan(WINDOW)).expectEvents(anyPlanned(WINDOW));
    }

    @Test
    void work_starts() {
        fixture.given(anyPlanned(WINDOW)).when(anyStart(WINDOW, NOW, at(60))).expectEvents(anyStarted(WINDOW, 60));
    }

    @Test
    void a_refusal_reaches_the_sender_and_nothing_is_recorded() {
        fixture.given(anyPlanned(WINDOW), anyStarted(WINDOW, 60))
                .when(new CancelWork(WINDOW, NO_WORDS, ANY_VERSION, at(70)))
                .expectException(Refused.class)
                .expectNoEvents();
    }
}
