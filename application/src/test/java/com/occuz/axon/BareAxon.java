package com.occuz.axon;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** One of our views on Axon as it comes, without our guards: what they are good for shows when they are not there. */
record BareAxon(Configuration configuration, String view) implements AutoCloseable {

    static BareAxon start(AxonNode.Parts parts, View view, Serializer serializer) {
        Configurer axon = DefaultConfigurer.defaultConfiguration(false);
        axon.configureSerializer(c -> serializer);
        axon.configureTransactionManager(c -> new SpringTransactions(parts.transactions()));
        axon.eventProcessing()
                .registerTokenStore(c -> JdbcTokenStore.builder()
                        .connectionProvider(new TransactionAwareDataSourceProxy(parts.dataSource())::getConnection)
                        .serializer(serializer)
                        .schema(TokenSchema.builder()
                                .setTokenTable("control.token_entry")
                                .build())
                        .build())
                .registerEventHandler(c -> view.projection())
                .registerTrackingEventProcessor(
                        view.name(),
                        c -> new FeedSource(view.feed(), view.features(), view.batch()),
                        c -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken));
        return new BareAxon(axon.start(), view.name());
    }

    /** The view of this name among the parts of a node. */
    static View view(AxonNode.Parts parts, String name) {
        return parts.views().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    TrackingEventProcessor processor() {
        return configuration
                .eventProcessingConfiguration()
                .eventProcessor(view, TrackingEventProcessor.class)
                .orElseThrow();
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
