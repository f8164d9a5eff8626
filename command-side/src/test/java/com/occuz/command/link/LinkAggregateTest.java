package com.occuz.command.link;

import com.occuz.command.AggregateIdResolver;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.refusal.Refused;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Axon routes every command to the aggregate it names, and back come the events that were decided. */
class LinkAggregateTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Instant T1 = Instant.parse("2026-01-09T20:01:00Z");
    private static final LinkId K7 = LinkId.parse("link:default/k7");

    private AggregateTestFixture<LinkAggregate> fixture = new AggregateTestFixture<>(LinkAggregate.class);

    @BeforeEach
    void wire() {
        fixture = new AggregateTestFixture<>(LinkAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
    }

    @Test
    void a_link_is_created() {
        fixture.givenNoPriorActivity()
                .when(LinkDeciderTest.anyCreation(ACME, new Destination("https://shop.example/a?b=c#d")))
                .expectEvents(LinkDeciderTest.anyCreated());
    }

    @Test
    void a_link_is_retired() {
        fixture.given(LinkDeciderTest.anyCreated())
                .when(new RetireLink(K7, ACME, Optional.empty(), T1))
                .expectEvents(new LinkRetired(K7, T1));
    }

    @Test
    void a_refusal_reaches_the_sender_and_nothing_is_recorded() {
        fixture.given(LinkDeciderTest.anyCreated())
                .when(new RetireLink(K7, new AccountId("globex"), Optional.empty(), T1))
                .expectException(Refused.class)
                .expectNoEvents();
    }
}
