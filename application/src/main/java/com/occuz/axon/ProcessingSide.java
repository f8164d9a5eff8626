package com.occuz.axon;

import com.occuz.kernel.ledger.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.Configurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/** Processors that keep the views, with tokens, rows and dead letters in one transaction. */
final class ProcessingSide {

    /** Another node takes over what a dead one had claimed after this long, by real time. */
    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    private final ConnectionProvider connections;
    private final SpringTransactions transactions;
    private final Serializer bookkeeping = Serializers.bookkeeping();
    private final Serializer events;
    private final String nodeId;

    ProcessingSide(DataSource dataSource, PlatformTransactionManager transactions, EventCodec codec, String nodeId) {
        this.connections = new TransactionAwareDataSourceProxy(dataSource)::getConnection;
        this.transactions = new SpringTransactions(transactions);
        this.events = new EventSerializer(codec.forCopies(), bookkeeping);
        this.nodeId = nodeId;
    }

    /** @param reached is told, after each commit, how far a view has come */
    void configure(Configurer axon, List<View> views, boolean running, ObjLongConsumer<String> reached) {
        axon.configureSerializer(c -> bookkeeping);
        axon.configureTransactionManager(c -> transactions);
        EventProcessingConfigurer processing = axon.eventProcessing();
        processing.registerTokenStore(c -> new ReportingTokenStore(tokenStore(), reached));
        // By default a projection's failure is logged and skipped, and the view has lost an event.
        processing.registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance());
        processing.registerDefaultErrorHandler(c -> PropagatingErrorHandler.instance());
        for (View view : views) {
            processing.registerEventHandler(c -> view.projection());
            FeedSource source = new FeedSource(view.feed(), view.features(), view.batch());
            processing.registerEventProcessor(
                    view.name(),
                    (name, c, invoker) -> ViewProcessor.of(
                            name, c.eventProcessingConfiguration(), invoker, source, settings(running, view, reached)));
            processing.registerDeadLetterQueue(view.name(), c -> deadLetters(view.name()));
        }
    }

    private static TrackingEventProcessorConfiguration settings(
            boolean running, View view, ObjLongConsumer<String> reached) {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(view.batch())
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andEventTrackerStatusChangeListener(new ViewWatch(view.name(), reached))
                .andAutoStart(running);
    }

    private TokenStore tokenStore() {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(bookkeeping)
                .schema(TokenSchema.builder().setTokenTable("control.token_entry").build())
                .claimTimeout(CLAIM_TIMEOUT)
                .nodeId(nodeId)
                .build();
    }

    private SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String view) {
        return new DeadLetters(JdbcSequencedDeadLetterQueue.builder()
                .processingGroup(view)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(DeadLetterSchema.builder().deadLetterTable("control.dead_letter").build())
                .genericSerializer(bookkeeping)
                .eventSerializer(events)
                .build());
    }
}
