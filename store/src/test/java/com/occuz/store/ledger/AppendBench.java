package com.occuz.store.ledger;

import static com.occuz.store.ledger.LedgerFixture.event;

import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.LedgerFixture.Kind;
import com.occuz.store.testing.MemoryDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Appends of one event per second, durable, from 16 threads: in a group, one by one under the lock, and one by one with
 * positions from a sequence and nobody to guard the order. {@code ./occuz bench append} runs it and prints its table.
 */
@Tag("bench")
final class AppendBench {

    private static final int THREADS = 16;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    private final Map<String, List<Long>> rates = new LinkedHashMap<>();

    /** One append to a new aggregate; what it is measured by. */
    private interface Appender {
        void append() throws SQLException;
    }

    @Test
    void appends_a_second_with_and_without_a_guard_of_the_order() throws Exception {
        System.setProperty(MemoryDirectory.PARENT, System.getProperty("java.io.tmpdir"));
        try (LedgerFixture fixture = new LedgerFixture()) {
            fixture.asOwner("create sequence ledger.unguarded; grant usage on sequence ledger.unguarded to occuz_app");
            Ledger group = fixture.ledger(Kind.GROUP);
            Ledger locking = fixture.ledger(Kind.LOCKING);
            for (int round = 0; round < ROUNDS; round++) {
                measure("group append: one writer, many appends in a transaction (in use)", () -> append(group));
                measure("one transaction an append, under the order's lock", () -> append(locking));
                fixture.asOwner("select setval('ledger.unguarded', 1 + (select max(position) from ledger.event))");
                measure(
                        "one transaction an append, no guard: events can be missed", () -> appendUnguarded(fixture));
            }
        } finally {
            System.clearProperty(MemoryDirectory.PARENT);
        }
        Files.writeString(Path.of(System.getProperty("occuz.bench.table")), table());
    }

    private String table() {
        StringBuilder table = new StringBuilder("| Append, 16 threads | appends/s, median | all runs |\n|---|---|---|\n");
        rates.forEach((name, runs) -> {
            long median = runs.stream().sorted().skip(runs.size() / 2).findFirst().orElseThrow();
            table.append(String.format(Locale.ROOT, "| %s | %d | %s |%n", name, median, runs));
        });
        return table.toString();
    }

    private static void append(Ledger ledger) {
        if (!(ledger.append(Append.of(event("a:" + UUID.randomUUID(), 0))) instanceof Appended)) {
            throw new IllegalStateException("an append was refused");
        }
    }

    private static void appendUnguarded(LedgerFixture fixture) throws SQLException {
        EncodedAppend.EncodedEvent event =
                fixture.table.encode(Append.of(event("a:" + UUID.randomUUID(), 0))).events().getFirst();
        try (Connection connection = fixture.database.app().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into ledger.event values (nextval('ledger.unguarded'), clock_timestamp(), ?, ?, 0, ?, ?, ?, ?)")) {
            statement.setString(1, event.eventId());
            statement.setString(2, event.aggregateId());
            statement.setString(3, event.type());
            statement.setString(4, event.payload());
            statement.setString(5, event.metadata());
            statement.setString(6, event.accountId());
            statement.executeUpdate();
        }
    }

    private void measure(String name, Appender appender) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        appender.append();
                        done.incrementAndGet();
                    }
                } catch (SQLException | LedgerUnavailable e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        Thread.sleep(WARM_UP);
        long before = done.get();
        Thread.sleep(MEASURED);
        long appends = done.get() - before;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        rates.computeIfAbsent(name, any -> new ArrayList<>()).add(appends / MEASURED.toSeconds());
    }
}
