package com.occuz.edge.death;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.journal.Durability;
import com.occuz.edge.testing.Clicks;
import com.occuz.edge.testing.RawHttp;
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
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

/**
 * The edge's process and PostgreSQL are killed under load, in any order. What holds afterwards: answered ⊆ stored ⊆ sent,
 * and nothing is stored twice.
 */
class DeathTest {

    private static final long SEED = Long.getLong("occuz.seed", 20_260_301L);
    private static final String PASSWORD = "not-a-secret";

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final TestServer postgres = TestServer.start();
    private final DatabaseAddress app = postgres.address().as(Migrations.APP_ROLE, PASSWORD);
    private int port;
    private @Nullable Process edge;

    @BeforeEach
    void migrate() throws IOException {
        Migrations.migrate(DataSources.owner(postgres.address()), PASSWORD, new AnySecrets(1));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void end() {
        kill();
        postgres.close();
    }

    @Test
    void six_deaths_lose_no_answered_click_and_double_none() throws Exception {
        die(6, Durability.FSYNC);
    }

    @Test
    void clicks_that_need_only_outlive_the_process_do() throws Exception {
        die(3, Durability.OS);
    }

    @Test
    @Tag("soak")
    void fifty_deaths_lose_no_answered_click_and_double_none() throws Exception {
        die(50, Durability.FSYNC);
    }

    @Test
    void twenty_seconds_without_postgresql_lose_no_redirect_and_no_click() throws Exception {
        withoutPostgres(Duration.ofSeconds(Integer.getInteger("occuz.away.seconds", 20)));
    }

    @Test
    @Tag("soak")
    void five_minutes_without_postgresql_lose_no_redirect_and_no_click() throws Exception {
        withoutPostgres(Duration.ofMinutes(5));
    }

    private void die(int times, Durability durability) throws Exception {
        start(durability);
        Visitors visitors = new Visitors(port, 16);
        for (int i = 0; i < times; i++) {
            Thread.sleep(300 + random.nextInt(1_500));
            switch (random.nextInt(3)) {
                case 0 -> revive(durability);
                case 1 -> bringBack();
                default -> {
                    kill();
                    bringBack();
                    start(durability);
                }
            }
        }
        Thread.sleep(500);
        visitors.close();
        settle(visitors, durability);
    }

    private void withoutPostgres(Duration away) throws Exception {
        start(Durability.FSYNC);
        Visitors visitors = new Visitors(port, 4);
        Thread.sleep(1_000);
        postgres.stop();
        Thread.sleep(away.toMillis());
        postgres.startAgain();
        Thread.sleep(1_000);
        visitors.close();
        assertThat(visitors.answeredOtherwise()).as("every redirect of a known link is answered").isEmpty();
        assertThat(visitors.answered()).hasSize(visitors.sent());
        settle(visitors, Durability.FSYNC);
    }

    /** One more death, and a run that only drains; then the store is compared with what the visitors saw. */
    private void settle(Visitors visitors, Durability durability) throws Exception {
        revive(durability);
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
                List<Integer> numbers = batches.stream().flatMap(DeathTest::numbers).toList();
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

    private void bringBack() throws InterruptedException {
        postgres.kill();
        Thread.sleep(random.nextInt(1_000));
        postgres.stop();
        postgres.startAgain();
    }

    private void revive(Durability durability) throws Exception {
        kill();
        start(durability);
    }

    private void start(Durability durability) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EdgeProcess.class.getName(),
                directory.toString(),
                String.valueOf(port),
                durability.name(),
                app.url(),
                app.user(),
                app.password());
        File log = directory.resolve("edge.log").toFile();
        edge = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers()) {
            assertThat(System.nanoTime()).as("the edge does not start").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try {
            return RawHttp.get(port, "/robots.txt").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void kill() {
        Process running = edge;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
