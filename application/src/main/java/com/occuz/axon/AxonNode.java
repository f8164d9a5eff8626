package com.occuz.axon;

import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.store.ledger.Ledger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon on this node. Everything is configured here by name instead of being found by Spring: what auto-configuration
 * leaves out silently (an event store, a transaction, an error handler) would be found out by losing events.
 */
public final class AxonNode implements AutoCloseable {

    private final Configuration configuration;
    private final List<View> views;
    private final TokenTable tokens;
    private final boolean runsProcessors;

    private AxonNode(Configuration configuration, List<View> views, TokenTable tokens, boolean runsProcessors) {
        this.configuration = configuration;
        this.views = views;
        this.tokens = tokens;
        this.runsProcessors = runsProcessors;
    }

    /**
     * What the node is made of.
     *
     * @param commandHandlers beside the aggregates
     * @param nodeId names this node in token claims
     * @param reached is told, after each commit, how far a view has come
     */
    public record Parts(
            Ledger ledger,
            LedgerReader reader,
            EventFeed feed,
            EventCodec codec,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            List<View> views,
            List<Object> commandHandlers,
            List<Object> queryHandlers,
            TokenTable tokens,
            ObjLongConsumer<String> reached,
            String nodeId,
            boolean runsProcessors) {

        public Parts {
            views = List.copyOf(views);
            commandHandlers = List.copyOf(commandHandlers);
            queryHandlers = List.copyOf(queryHandlers);
        }
    }

    public static AxonNode start(Parts parts) {
        Configurer axon = DefaultConfigurer.defaultConfiguration(false);
        CommandSide.configure(axon, parts.ledger(), parts.reader(), parts.feed());
        new ProcessingSide(parts.dataSource(), parts.transactions(), parts.codec(), parts.nodeId())
                .configure(axon, parts.views(), parts.runsProcessors(), parts.reached());
        parts.commandHandlers().forEach(handler -> axon.registerCommandHandler(c -> handler));
        parts.queryHandlers().forEach(handler -> axon.registerQueryHandler(c -> handler));
        Configuration configuration = axon.start();
        return new AxonNode(configuration, parts.views(), parts.tokens(), parts.runsProcessors());
    }

    public Commands commands() {
        return new Commands(configuration.commandBus());
    }

    public CommandGateway commandGateway() {
        return configuration.commandGateway();
    }

    public QueryGateway queryGateway() {
        return configuration.queryGateway();
    }

    /** Names of the views that are made from the ledger. */
    public List<String> ledgerViews() {
        return views.stream().filter(View::ofLedger).map(View::name).toList();
    }

    /** Names of all views. */
    public List<String> viewNames() {
        return views.stream().map(View::name).toList();
    }

    /** How each processor is doing. */
    public List<ProcessorStatus> processors() {
        return views.stream().map(this::status).toList();
    }

    /**
     * Empties a view and makes it again from the first event; returns when the work has begun.
     *
     * @throws IllegalArgumentException if there is no such view
     * @throws IllegalStateException if this node keeps no views
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException if another node keeps this one
     */
    public void rebuild(String view) {
        TrackingEventProcessor processor = processor(view).orElseThrow(() -> noSuchView(view));
        if (!runsProcessors) {
            throw new IllegalStateException("this node keeps no views");
        }
        processor.shutDown();
        try {
            processor.resetTokens();
        } finally {
            processor.start();
        }
    }

    /**
     * Tries again what a view could not handle, once the cause is gone: of each aggregate from its oldest event on, in
     * order, as far as it goes.
     *
     * @return how many are left
     * @throws IllegalArgumentException if there is no such view
     */
    public long retryDeadLetters(String view) {
        SequencedDeadLetterProcessor<EventMessage<?>> letters = configuration
                .eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(view)
                .orElseThrow(() -> noSuchView(view));
        // One call is about one aggregate, the one longest untouched first. A failure moves it to the end: the first page
        // of candidates, the only one that Axon pages rightly, always holds one that was not tried yet.
        Set<Object> tried = new HashSet<>();
        int before;
        do {
            before = tried.size();
            letters.process(letter -> tried.add(((JdbcDeadLetter<?>) letter).getSequenceIdentifier()));
        } while (tried.size() > before);
        return deadLetters(view);
    }

    private static IllegalArgumentException noSuchView(String view) {
        return new IllegalArgumentException("there is no view " + view);
    }

    private ProcessorStatus status(View view) {
        Optional<EventTrackerStatus> tracker =
                processor(view.name()).flatMap(it -> it.processingStatus().values().stream().findFirst());
        Optional<String> halted = tracker.filter(EventTrackerStatus::isErrorState)
                .map(EventTrackerStatus::getError)
                .map(error -> error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage());
        return new ProcessorStatus(
                view.name(),
                tokens.reached(view.name()).position(),
                view.feed().head(),
                runsProcessors && tracker.isPresent(),
                halted,
                deadLetters(view.name()));
    }

    private long deadLetters(String view) {
        return configuration
                .eventProcessingConfiguration()
                .deadLetterQueue(view)
                .map(queue -> queue.size())
                .orElse(0L);
    }

    private Optional<TrackingEventProcessor> processor(String view) {
        return configuration.eventProcessingConfiguration().eventProcessor(view, TrackingEventProcessor.class);
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
