package com.occuz.axon;

import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.query.Page;
import com.occuz.store.ledger.Ledger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Axon on this node. Everything is configured here by name instead of being found by Spring: what auto-configuration
 * leaves out silently (an event store, a transaction, an error handler) would be found out by losing events.
 */
public final class AxonNode implements AutoCloseable {

    private final Configuration configuration;
    private final List<View> views;
    private final TokenTable tokens;
    private final RebuildTable rebuilding;
    private final DeadLetterTable letters;
    private final TransactionTemplate transactions;
    private final Optional<Rebuilds> rebuilds;

    private AxonNode(Configuration configuration, Parts parts) {
        this.configuration = configuration;
        this.views = parts.views();
        this.tokens = parts.tokens();
        this.rebuilding = new RebuildTable(JdbcClient.create(parts.dataSource()));
        this.letters = new DeadLetterTable(parts.dataSource());
        this.transactions = new TransactionTemplate(parts.transactions());
        this.rebuilds =
                parts.runsProcessors() ? Optional.of(Rebuilds.start(parts, rebuilding, letters)) : Optional.empty();
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
        return new AxonNode(configuration, parts);
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
        Map<String, RebuildStatus> underWay = rebuilding.all();
        return views.stream()
                .map(view -> status(view, Optional.ofNullable(underWay.get(view.name()))))
                .toList();
    }

    /**
     * Has a view made again from the first event, into new tables that take the place of its own when they hold as much.
     * Whoever reads the view never sees less of it. A node that keeps views does the work, not necessarily this one; on
     * return it is written down, and outlives every node.
     *
     * @throws IllegalArgumentException if there is no such view
     * @throws RebuildUnderWay if that is being done already
     */
    public void rebuild(String view) {
        known(view);
        if (!rebuilding.ask(view)) {
            throw new RebuildUnderWay(view);
        }
        rebuilds.ifPresent(Rebuilds::wake);
    }

    /**
     * Ends the rebuild of a view, or puts away one that has failed; the view that is read stays as it is.
     *
     * @throws IllegalArgumentException if there is no such view
     */
    public void stopRebuild(String name) {
        View view = known(name);
        transactions.executeWithoutResult(status -> {
            rebuilding.remove(name);
            rebuilding.discard(name, view.next().tables());
        });
    }

    /**
     * What a view could not handle, in the order of the events.
     *
     * @param after only events behind this position
     * @throws IllegalArgumentException if there is no such view
     */
    public Page<DeadLetter> deadLetters(String view, long after, int limit) {
        known(view);
        return Page.cut(letters.after(view, after, limit + 1), limit, DeadLetter::position);
    }

    /**
     * Tries again what a view could not handle, once the cause is gone: of each aggregate from its oldest event on, in
     * order, as far as it goes.
     *
     * @return how many are left
     * @throws IllegalArgumentException if there is no such view
     */
    public long retryDeadLetters(String view) {
        known(view);
        return letters.holding(view, () -> tryAgain(view));
    }

    private long tryAgain(String view) {
        SequencedDeadLetterProcessor<EventMessage<?>> processor = configuration
                .eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(view)
                .orElseThrow();
        // One call is about one aggregate, the one longest untouched first. A failure moves it to the end: the first page
        // of candidates, the only one that Axon pages rightly, always holds one that was not tried yet.
        Set<Object> tried = new HashSet<>();
        int before;
        do {
            before = tried.size();
            processor.process(letter -> tried.add(((JdbcDeadLetter<?>) letter).getSequenceIdentifier()));
        } while (tried.size() > before);
        return deadLetters(view);
    }

    private View known(String name) {
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no view " + name));
    }

    private ProcessorStatus status(View view, Optional<RebuildStatus> rebuild) {
        Optional<EventTrackerStatus> tracker =
                processor(view.name()).flatMap(it -> it.processingStatus().values().stream().findFirst());
        Optional<String> halted = tracker.filter(EventTrackerStatus::isErrorState)
                .map(EventTrackerStatus::getError)
                .map(error -> error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage());
        return new ProcessorStatus(
                view.name(),
                tokens.reached(view.name()).position(),
                view.feed().head(),
                rebuilds.isPresent() && tracker.isPresent(),
                halted,
                deadLetters(view.name()),
                rebuild);
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
        rebuilds.ifPresent(Rebuilds::close);
        configuration.shutdown();
    }
}
