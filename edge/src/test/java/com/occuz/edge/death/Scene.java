package com.occuz.edge.death;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.journal.Durability;
import com.occuz.edge.testing.Clicks;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.testing.KeyRing;
import com.occuz.store.click.ClickSignal;
import com.occuz.store.click.ClickTable;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.postgres.Migrations;
import com.occuz.store.signal.SignalHub;
import com.occuz.store.testing.AnySecrets;
import com.occuz.store.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Processes of edges and a PostgreSQL of one's own, and the account of the clicks that must come out even in the end. */
final class Scene implements AutoCloseable {

    static final long SEED = Long.getLong("occuz.seed", 20_260_301L);
    private static final String PASSWORD = "not-a-secret";

    private final Path directory;
    private final Durability durability;
    final TestServer postgres = TestServer.start();
    private final DatabaseAddress app = postgres.address().as(Migrations.APP_ROLE, PASSWORD);

    /** Between the edges and PostgreSQL. */
    final Wire wire = Wire.to(app);

    final List<EdgeNode> edges = new ArrayList<>();

    /** One edge. */
    Scene(Path directory, Durability durability) throws IOException {
        this(directory, durability, 1);
    }

    Scene(Path directory, Durability durability, int edges) throws IOException {
        this.directory = directory;
        this.durability = durability;
        Migrations.migrate(DataSources.owner(postgres.address()), PASSWORD, new AnySecrets(1));
        for (int i = 0; i < edges; i++) {
            add("edge-" + i);
        }
    }

    /** Another edge, whose directory may be there already. */
    EdgeNode add(String name) throws IOException {
        EdgeNode edge = new EdgeNode(directory.resolve(name), durability, wire.address());
        edges.add(edge);
        return edge;
    }

    int[] ports() {
        return edges.stream().mapToInt(edge -> edge.port).toArray();
    }

    /** One more death, and a run that only drains; then the store is compared with what the visitors saw. */
    void settle(Visitors visitors) throws Exception {
        revive();
        account(visitors);
    }

    /** The store, once nothing is missing, compared with what the visitors saw. Edges that run have to bring it there. */
    void account(Visitors visitors) throws Exception {
        List<Integer> stored = new ArrayList<>();
        Set<Integer> missing = new HashSet<>(visitors.answered());
        try (SignalHub hub = new SignalHub(DataSources.single(app))) {
            ClickTable table = new ClickTable(
                    DataSources.single(app), new EventCodec(EventTypes.all(), new KeyRing()), new ClickSignal(hub));
            long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            long position = 0;
            while (!missing.isEmpty() && System.nanoTime() < end) {
                List<RecordedEvent> batches = table.after(position, 100);
                if (batches.isEmpty()) {
                    Thread.sleep(100);
                    continue;
                }
                List<Integer> numbers = batches.stream().flatMap(Scene::numbers).toList();
                stored.addAll(numbers);
                numbers.forEach(missing::remove);
                position = batches.getLast().position();
            }
        }
        System.getLogger("death").log(System.Logger.Level.INFO,
                "seed {0}: {1} sent, {2} answered, {3} stored", SEED, visitors.sent(), visitors.answered().size(), stored.size());
        Set<Integer> once = new HashSet<>(stored);
        assertThat(stored).as("stored twice, seed %d", SEED).hasSameSizeAs(once);
        assertThat(missing).as("answered but not stored, seed %d", SEED).isEmpty();
        assertThat(once).as("stored but never sent, seed %d", SEED).allMatch(number -> number < visitors.sent());
        assertThat(visitors.answered()).hasSizeGreaterThan(100);
    }

    private static Stream<Integer> numbers(RecordedEvent batch) {
        return ((ClicksRecorded) batch.payload()).clicks().stream().map(Clicks::numberOf);
    }

    void revive() throws Exception {
        kill();
        start();
    }

    void start() throws Exception {
        for (EdgeNode edge : edges) {
            edge.start();
        }
    }

    void kill() {
        edges.forEach(EdgeNode::kill);
    }

    @Override
    public void close() {
        kill();
        wire.close();
        postgres.close();
    }
}
