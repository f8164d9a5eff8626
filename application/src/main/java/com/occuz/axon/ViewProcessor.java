package com.occuz.axon;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;

/**
 * A tracking processor that does not lose patience. Axon's own waits twice as long after each failure, up to a minute:
 * views would stand still for that long after the database has come back.
 */
final class ViewProcessor extends TrackingEventProcessor {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private ViewProcessor(Builder builder) {
        super(builder);
    }

    static ViewProcessor of(
            String name,
            EventProcessingConfiguration processing,
            EventHandlerInvoker invoker,
            FeedSource source,
            TrackingEventProcessorConfiguration settings) {
        return new ViewProcessor(TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(processing.rollbackConfiguration(name))
                .errorHandler(processing.errorHandler(name))
                .messageMonitor(processing.messageMonitor(TrackingEventProcessor.class, name))
                .messageSource(source)
                .tokenStore(processing.tokenStore(name))
                .transactionManager(processing.transactionManager(name))
                .trackingEventProcessorConfiguration(settings));
    }

    /** Every pause: after failures, and before looking again for claims of a node that has died. */
    @Override
    protected void doSleepFor(long millis, AtomicBoolean interrupted) {
        super.doSleepFor(Math.min(millis, LONGEST_WAIT.toMillis()), interrupted);
    }
}
