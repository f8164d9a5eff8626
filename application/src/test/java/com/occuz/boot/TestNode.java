package com.occuz.boot;

import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.axon.Commands;
import com.occuz.axon.ProcessorStatus;
import com.occuz.edge.EdgeServer;
import com.occuz.edge.EdgeSettings;
import com.occuz.edge.journal.Durability;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.network.TrustedProxies;
import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import com.occuz.security.LinkPasswords;
import com.occuz.store.click.ClickTable;
import com.occuz.store.idempotency.IdempotencyTable;
import com.occuz.store.installation.InstallationTable;
import com.occuz.store.keys.SubjectKeys;
import com.occuz.store.ledger.GroupLedger;
import com.occuz.store.ledger.Ledger;
import com.occuz.store.ledger.LedgerSignal;
import com.occuz.store.ledger.LedgerTable;
import com.occuz.store.ledger.SharedTail;
import com.occuz.store.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node as it runs, wired by the same code, without its edge and its API. Several of them may share a database. */
public final class TestNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Closing closing = new Closing();
    private final Stores stores;
    private final AxonNode.Parts parts;
    private final AxonNode axon;
    private final JdbcClient sql;
    private final boolean runsProcessors;

    private TestNode(
            TestDatabase database, EventTypes types, UnaryOperator<AxonNode.Parts> change, boolean runsProcessors) {
        // Every node of an installation has the same secrets.
        Stores opened = Stores.open(database.appAddress(), (name, bytes) -> secret(name, bytes), closing);
        EventCodec codec = new EventCodec(types, opened.subjectKeys());
        LedgerTable ledgerTable = new LedgerTable(opened.pool(), codec);
        stores = new Stores(
                opened.pool(),
                codec,
                closing.add("ledger", new GroupLedger(opened.pool(), ledgerTable, opened.ledgerSignal())),
                ledgerTable,
                new SharedTail(ledgerTable, opened.subjectKeys()::erasures),
                opened.ledgerSignal(),
                opened.progress(),
                new ClickTable(opened.pool(), codec, opened.clickSignal()),
                opened.clickSignal(),
                opened.idempotency(),
                opened.importClaims(),
                opened.signsOfLife(),
                opened.orphans(),
                opened.subjectKeys(),
                opened.visitorKeys(),
                opened.installation(),
                opened.clock());
        String nodeId = Integer.toHexString(System.identityHashCode(this));
        parts = change.apply(Views.parts(stores, nodeId, runsProcessors));
        axon = closing.add("processors", AxonNode.start(parts));
        sql = JdbcClient.create(stores.pool());
        this.runsProcessors = runsProcessors;
    }

    public static TestNode start(TestDatabase database) {
        return new TestNode(database, EventTypes.all(), parts -> parts, true);
    }

    /** A node of another version: it knows these types of events and no others. */
    public static TestNode knowing(TestDatabase database, EventTypes types) {
        return new TestNode(database, types, parts -> parts, true);
    }

    /** A node that answers commands and questions and leaves the views to the others. */
    public static TestNode withoutProcessors(TestDatabase database) {
        return new TestNode(database, EventTypes.all(), parts -> parts, false);
    }

    /** The same without processors. */
    public static TestNode idle(TestDatabase database, EventTypes types) {
        return new TestNode(database, types, parts -> parts, false);
    }

    /** A node that is put together otherwise. */
    public static TestNode changed(TestDatabase database, UnaryOperator<AxonNode.Parts> change) {
        return new TestNode(database, EventTypes.all(), change, true);
    }

    static byte[] secret(String name, int bytes) {
        byte[] secret = new byte[bytes];
        Arrays.fill(secret, (byte) name.hashCode());
        return secret;
    }

    /** What it was put together from. */
    public AxonNode.Parts parts() {
        return parts;
    }

    public AxonNode axon() {
        return axon;
    }

    public Commands commands() {
        return axon.commands();
    }

    public Questions questions() {
        return new Questions(axon.queryGateway());
    }

    public Ledger ledger() {
        return stores.ledger();
    }

    public LedgerTable ledgerTable() {
        return stores.ledgerTable();
    }

    public LedgerSignal ledgerSignal() {
        return stores.ledgerSignal();
    }

    public ClickTable clicks() {
        return stores.clicks();
    }

    public IdempotencyTable idempotency() {
        return stores.idempotency();
    }

    public SubjectKeys subjectKeys() {
        return stores.subjectKeys();
    }

    public InstallationTable installation() {
        return stores.installation();
    }

    /** As the application's restricted role. */
    public JdbcClient sql() {
        return sql;
    }

    /** An edge of this node, on a free port of the loopback address. */
    public EdgeServer edge(Path directory) {
        LateStores late = new LateStores(Duration.ZERO);
        late.arrived(stores);
        return closing.add("edge", EdgeServer.start(
                new EdgeSettings(
                        "127.0.0.1",
                        0,
                        directory,
                        URI.create("http://127.0.0.1"),
                        Durability.OS,
                        TrustedProxies.NONE,
                        Countries.NONE,
                        new LinkPasswords()),
                late.sources(),
                Optional.empty()));
    }

    public void tidy(InstantSource real) {
        try (Housekeeping housekeeping = new Housekeeping(stores.idempotency(), real)) {
            housekeeping.tidy();
        }
    }

    public ProcessorStatus status(String view) {
        return axon.processors().stream()
                .filter(status -> status.name().equals(view))
                .findFirst()
                .orElseThrow();
    }

    public ProcessorAudit audit() {
        return questions().one(new AuditProcessors(), ProcessorAudit.class);
    }

    public AuditedProcessor audit(String view) {
        return audit().processors().stream()
                .filter(audited -> audited.processor().equals(view))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until every view shows all there is. */
    public TestNode caughtUp() {
        await("all views caught up", () -> axon.processors().stream()
                .allMatch(status -> status.lag() == 0 && status.halted().isEmpty() && status.rebuild().isEmpty()));
        return this;
    }

    /** Whether it was started to keep the views, be it that it has not claimed them yet. */
    public boolean runsProcessors() {
        return runsProcessors;
    }

    /** Waits until the view is known to show a position. */
    public boolean shows(String view, long position, Duration timeout) {
        return stores.progress().awaitReached(view, position, timeout);
    }

    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("in vain: " + what + "; " + axon.processors());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Every row of every view as text, in one order; without what the auditor keeps for itself. */
    public Map<String, List<String>> dump() {
        List<String> tables = sql.sql("select tablename from pg_tables where schemaname = 'view' order by 1")
                .query((row, n) -> row.getString("tablename"))
                .list();
        Map<String, List<String>> dump = new TreeMap<>();
        for (String table : tables) {
            if (!table.equals("handled") && !table.equals("audit")) {
                dump.put(table, dump("view." + table));
            }
        }
        return dump;
    }

    /** Every row of a table, or of a query in parentheses, as text in one order. */
    public List<String> dump(String table) {
        return sql.sql("select r::text as line from " + table + " r order by 1")
                .query((row, n) -> row.getString("line"))
                .list();
    }

    @Override
    public void close() {
        closing.close();
    }
}
