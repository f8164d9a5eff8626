package com.occuz.store.ledger;

import static com.occuz.store.ledger.LedgerFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.testing.KeyRing;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.postgres.DatabaseFailure;
import com.occuz.store.postgres.Migrations;
import com.occuz.store.signal.SignalHub;
import com.occuz.store.testing.AnySecrets;
import com.occuz.store.testing.TestServer;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL dies and comes back while eight writers are at work. */
class LedgerDeathTest {

    private static final int WRITERS = 8;
    private static final long SEED = 20261123;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    private TestServer server;
    private HikariDataSource pool;
    private SignalHub hub;
    private LedgerTable table;
    private LedgerSignal signal;
    private Ledger ledger;

    @BeforeEach
    void start() {
        server = TestServer.start();
        Migrations.migrate(DataSources.owner(server.address()), "pw", new AnySecrets(1));
        DatabaseAddress app = server.address().as(Migrations.APP_ROLE, "pw");
        pool = DataSources.app(app, 8);
        hub = new SignalHub(DataSources.single(app));
        table = new LedgerTable(pool, new EventCodec(EventTypes.all(), new KeyRing()));
        signal = new LedgerSignal(hub);
        ledger = new GroupLedger(pool, table, signal);
    }

    @AfterEach
    void close() {
        ledger.close();
        hub.close();
        pool.close();
        server.close();
    }

    @Test
    void what_was_acknowledged_is_there_once_and_what_was_refused_is_not() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String aggregate = "a:" + writer;
            writers.add(Thread.ofPlatform().start(() -> write(aggregate)));
        }
        Random random = new Random(SEED);
        for (int death = 0; death < 3; death++) {
            awaitMoreThan(acknowledged.size() + 50);
            Thread.sleep(random.nextInt(100));
            server.kill();
        }
        awaitMoreThan(acknowledged.size() + 50);
        over = true;
        for (Thread writer : writers) {
            writer.join();
        }
        List<String> stored = new ArrayList<>();
        long position = 0;
        for (RecordedEvent event : readAll()) {
            assertThat(event.position()).isEqualTo(++position);
            stored.add(event.eventId());
        }
        assertThat(stored)
                .as("seed " + SEED)
                .doesNotHaveDuplicates()
                .containsAll(acknowledged)
                .doesNotContainAnyElementsOf(refused);
        Set<String> unclaimed = new HashSet<>(stored);
        unclaimed.removeAll(acknowledged);
        assertThat(unknown).containsAll(unclaimed);
    }

    @Test
    void away_it_is_refused_within_seconds_and_back_it_goes_on_by_itself() throws InterruptedException {
        ledger.append(Append.of(event("a:1", 0)));
        int threads = Thread.activeCount();
        server.stop();
        for (int i = 0; i < 2; i++) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> ledger.append(Append.of(event("a:1", 1))))
                    .isInstanceOfSatisfying(
                            LedgerUnavailable.class, e -> assertThat(e.outcomeKnown()).isTrue());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        }
        await("the silence is noticed", () -> hub.silence().compareTo(Duration.ofMillis(500)) > 0);
        server.startAgain();
        write("a:2", 1);
        assertThat(signal.awaitBeyond(1, Duration.ofSeconds(5))).isTrue();
        await("the listener comes back", () -> hub.silence().compareTo(Duration.ofSeconds(1)) < 0);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
    }

    private void write(String aggregate) {
        write(aggregate, Integer.MAX_VALUE);
    }

    /** Writes on as a client does: when it does not know, it looks. */
    private void write(String aggregate, int count) {
        long sequence = 0;
        for (int written = 0; written < count && !over; ) {
            NewEvent event = event(aggregate, sequence);
            try {
                if (ledger.append(Append.of(event)) instanceof Appended) {
                    acknowledged.add(event.eventId());
                    written++;
                    sequence++;
                } else {
                    // Only an append of unknown outcome can have taken this sequence.
                    refused.add(event.eventId());
                    sequence++;
                }
            } catch (LedgerUnavailable e) {
                (e.outcomeKnown() ? refused : unknown).add(event.eventId());
            }
        }
    }

    /** The first connections that the pool gives after a death may be those that died. */
    private List<RecordedEvent> readAll() throws InterruptedException {
        AtomicReference<List<RecordedEvent>> read = new AtomicReference<>();
        await("the ledger can be read", () -> {
            try {
                read.set(table.after(0, 1_000_000));
                return true;
            } catch (DatabaseFailure e) {
                return false;
            }
        });
        return read.get();
    }

    private void awaitMoreThan(int count) throws InterruptedException {
        await("the ledger goes on", () -> acknowledged.size() > count);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
