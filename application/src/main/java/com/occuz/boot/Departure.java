package com.occuz.boot;

import com.occuz.edge.EdgeServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a node does before it ends: its health sends proxies elsewhere while it answers whoever still comes, for as long as
 * they need to notice.
 */
record Departure(Duration delay, Optional<EdgeServer> edge, Optional<ConfigurableApplicationContext> api) {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    void announce() {
        if (delay.isZero()) {
            return;
        }
        LOG.info("This node ends in {} s; until then it answers", delay.toMillis() / 1_000.0);
        edge.ifPresent(EdgeServer::announceDeparture);
        api.ifPresent(context -> AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC));
        try {
            new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Told to hurry.
            Thread.currentThread().interrupt();
        }
    }
}
