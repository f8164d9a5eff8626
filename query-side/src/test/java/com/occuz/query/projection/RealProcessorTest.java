package com.occuz.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.query.link.LinkProjection;
import com.occuz.query.testing.LedgerStream;
import com.occuz.query.testing.TestReadSide;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Both kinds of Axon's streaming processors run a batch as one unit of work that writes once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealProcessorTest {

    private static final int EVENTS = 1_000;

    private final TestReadSide views = new TestReadSide();
    private final TokenStore tokens = new InMemoryTokenStore();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
    private List<String> expected = List.of();

    @BeforeAll
    void record() {
        views.record(new RandomHistory(17).ledger(EVENTS));
        views.catchUp("links", 100);
        expected = views.dump("view.link");
        assertThat(expected).hasSizeGreaterThan(100);
    }

    @BeforeEach
    void forget() {
        views.forget();
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        views.close();
    }

    @Test
    void aTrackingProcessorKeepsTheSameViewAndRebuildsIt() {
        TrackingEventProcessor processor = TrackingEventProcessor.builder()
                .name(LinkProjection.NAME)
                .eventHandlerInvoker(invoker())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(new LedgerStream(views.ledger))
                .tokenStore(tokens)
                .transactionManager(views.transactions)
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                        .andBatchSize(64))
                .build();
        keepsTheSameViewAndRebuildsIt(processor);
    }

    @Test
    void aPooledProcessorKeepsTheSameViewAndRebuildsIt() {
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(LinkProjection.NAME + "-pooled")
                .eventHandlerInvoker(invoker())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(new LedgerStream(views.ledger))
                .tokenStore(tokens)
                .transactionManager(views.transactions)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(1)
                .batchSize(64)
                .build();
        keepsTheSameViewAndRebuildsIt(processor);
    }

    private void keepsTheSameViewAndRebuildsIt(StreamingEventProcessor processor) {
        runToTheEnd(processor);
        assertThat(views.dump("view.link")).isEqualTo(expected);

        processor.resetTokens();
        assertThat(views.dump("view.link")).isEmpty();
        runToTheEnd(processor);
        assertThat(views.dump("view.link")).isEqualTo(expected);

        views.moveToken("links", EVENTS);
        ProcessorAudit audit = views.ask(new AuditProcessors(), ProcessorAudit.class).orElseThrow();
        assertThat(audit.processors().getFirst().findings()).isEmpty();
    }

    private void runToTheEnd(StreamingEventProcessor processor) {
        processor.start();
        try {
            Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
            while (!atTheEnd(processor)) {
                assertThat(Instant.now()).as("the processor caught up").isBefore(deadline);
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            processor.shutDown();
        }
    }

    private static boolean atTheEnd(StreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .anyMatch(status -> status.getCurrentPosition().orElse(-1) >= EVENTS);
    }

    private SimpleEventHandlerInvoker invoker() {
        return SimpleEventHandlerInvoker.builder()
                .eventHandlers(views.readSide.projections().getFirst())
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }
}
