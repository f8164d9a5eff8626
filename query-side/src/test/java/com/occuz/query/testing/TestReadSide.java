package com.occuz.query.testing;

import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.testing.KeyRing;
import com.occuz.query.ReadSide;
import com.occuz.query.click.ClickCountsProjection;
import com.occuz.query.operations.ProcessorTokens.Reached;
import com.occuz.query.projection.ViewSchema;
import com.occuz.store.click.ClickSignal;
import com.occuz.store.click.ClickTable;
import com.occuz.store.ledger.Append;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.Ledger;
import com.occuz.store.ledger.LedgerSignal;
import com.occuz.store.ledger.LedgerTable;
import com.occuz.store.ledger.LockingLedger;
import com.occuz.store.signal.SignalHub;
import com.occuz.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The read side with a ledger and a click store of its own. Nothing moves by itself: a test records events, lets a
 * processor handle some of them in one unit of work, and asks.
 */
public final class TestReadSide implements AutoCloseable {

    public final TestDatabase database = TestDatabase.fresh();
    public final KeyRing keys = new KeyRing();
    public final JdbcClient jdbc = JdbcClient.create(database.app());
    public final SpringTransactions transactions = new SpringTransactions(new JdbcTransactionManager(database.app()));
    public final LedgerTable ledger;
    public final ClickStore clickStore;
    public final ReadSide readSide;

    private final SignalHub signals = new SignalHub(database.single());
    private final Ledger writer;
    private final QueryGateway queries;
    private final Map<String, Reached> tokens = new ConcurrentHashMap<>();
    private final Map<String, AnnotationEventHandlerAdapter> processors = new ConcurrentHashMap<>();

    public TestReadSide() {
        // These tests are not about durability, and do not wait for disks.
        JdbcClient owner = JdbcClient.create(database.owner());
        String name = owner.sql("select current_database()").query((row, n) -> row.getString(1)).single();
        owner.sql("alter database " + name + " set synchronous_commit = off").update();
        EventCodec codec = new EventCodec(EventTypes.all(), keys);
        ledger = new LedgerTable(database.app(), codec);
        writer = new LockingLedger(database.app(), ledger, new LedgerSignal(signals));
        clickStore = new ClickTable(database.app(), codec, new ClickSignal(signals));
        readSide = new ReadSide(jdbc, ViewSchema.LIVE, ledger, EventTypes.all(), this::reached);
        for (Object projection : readSide.projections()) {
            ProcessingGroup group = projection.getClass().getAnnotation(ProcessingGroup.class);
            if (group == null) {
                throw new IllegalStateException(projection + " names no processing group");
            }
            processors.put(group.value(), new AnnotationEventHandlerAdapter(projection));
        }
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        readSide.queryHandlers().forEach(handler -> new AnnotationQueryHandlerAdapter<>(handler).subscribe(bus));
        queries = DefaultQueryGateway.builder().queryBus(bus).build();
    }

    public void record(List<NewEvent> events) {
        for (int from = 0; from < events.size(); from += 500) {
            List<NewEvent> part = events.subList(from, Math.min(from + 500, events.size()));
            if (!(writer.append(new Append(part, Optional.empty())) instanceof Appended)) {
                throw new IllegalStateException("the events were not recorded");
            }
        }
    }

    public void recordClicks(List<ClicksRecorded> batches) {
        for (ClicksRecorded batch : batches) {
            if (!(clickStore.append(batch, "edge") instanceof ClickStore.Outcome.Stored)) {
                throw new IllegalStateException("the clicks were not recorded");
            }
        }
    }

    /** Everything that the processor's store holds behind its token, at most {@code limit}. */
    public List<RecordedEvent> pending(String processor, int limit) {
        long position = reached(processor).position();
        return processor.equals(ClickCountsProjection.NAME)
                ? clickStore.after(position, limit)
                : ledger.after(position, limit);
    }

    /** Lets the processor handle what is pending, in batches of {@code batch}. */
    public void catchUp(String processor, int batch) {
        for (List<RecordedEvent> events = pending(processor, batch);
                !events.isEmpty();
                events = pending(processor, batch)) {
            handle(processor, events);
            moveToken(processor, events.getLast().position());
        }
    }

    public void catchUp() {
        processors.keySet().forEach(processor -> catchUp(processor, 100));
    }

    /** One unit of work and one transaction, as a processor runs them; the token stays where it is. */
    public void handle(String processor, List<RecordedEvent> events) {
        List<EventMessage<?>> messages = new ArrayList<>();
        events.forEach(event -> messages.add(Messages.of(event)));
        handleMessages(processor, messages);
    }

    public void handleMessages(String processor, List<EventMessage<?>> messages) {
        AnnotationEventHandlerAdapter adapter = adapter(processor);
        BatchingUnitOfWork<EventMessage<?>> unit = new BatchingUnitOfWork<>(messages);
        unit.attachTransaction(transactions);
        Callable<Object> handling = () -> {
            EventMessage<?> message = unit.getMessage();
            if (adapter.canHandle(message)) {
                adapter.handle(message);
            }
            return "";
        };
        var result = unit.executeWithResult(handling);
        if (result.isExceptional()) {
            Throwable cause = result.exceptionResult();
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        }
    }

    public void reset(String processor) {
        transactions.executeInTransaction(() -> adapter(processor).prepareReset());
        moveToken(processor, 0);
    }

    /** All views as before their first event; the stores keep what they hold. */
    public void forget() {
        jdbc.sql("truncate view.link, view.link_tag, view.link_clicks, view.link_total, view.api_key, view.service_fact, view.incident, view.incident_import, view.exclusion, view.planned_work, view.report, view.credit, view.contact, view.support_time, view.candidate, view.click_loss, view.account, view.person, view.support_plan, view.account_standing, view.terms_acceptance, view.handled, view.audit")
                .update();
        tokens.clear();
    }

    public void moveToken(String processor, long position) {
        tokens.put(processor, new Reached(position));
    }

    public Reached reached(String processor) {
        return tokens.getOrDefault(processor, new Reached(0));
    }

    /** @param answer the raw class of the answer, perhaps within an {@code Optional} */
    public <T> Optional<T> ask(Object question, Class<T> answer) {
        return queries.query(question, new Answer<>(answer)).join();
    }

    /** Every row of a table as text, in one order: what must be equal for two views to be equal. */
    public List<String> dump(String table) {
        return jdbc.sql("select r::text as line from " + table + " r order by 1")
                .query((row, n) -> row.getString("line"))
                .list();
    }

    private AnnotationEventHandlerAdapter adapter(String processor) {
        AnnotationEventHandlerAdapter adapter = processors.get(processor);
        if (adapter == null) {
            throw new IllegalArgumentException("no processor " + processor);
        }
        return adapter;
    }

    @Override
    public void close() {
        writer.close();
        signals.close();
        database.close();
    }
}
