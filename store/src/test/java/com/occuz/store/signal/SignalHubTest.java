package com.occuz.store.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.postgres.Jdbc;
import com.occuz.store.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignalHubTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final TestDatabase database = TestDatabase.fresh();
    private final SignalHub here = new SignalHub(database.single());
    private final SignalHub there = new SignalHub(database.single());

    @AfterEach
    void close() {
        here.close();
        there.close();
        database.close();
    }

    @Nested
    class An_announcement {

        @Test
        void wakes_its_own_node_at_once() {
            Signal signal = here.topic("view/links");
            signal.announce(7);
            assertThat(signal.latest()).isEqualTo(7);
            assertThat(signal.awaitBeyond(6, Duration.ZERO)).isTrue();
        }

        @Test
        void wakes_whoever_waits_on_another_node() throws Exception {
            CompletableFuture<Boolean> waiting =
                    CompletableFuture.supplyAsync(() -> there.topic("view/links").awaitBeyond(6, SOON));
            here.topic("view/links").announce(7);
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(there.topic("view/links").latest()).isEqualTo(7);
            assertThat(there.topic("view/other").latest()).isZero();
        }

        @Test
        void never_takes_a_position_back() {
            Signal signal = here.topic("view/links");
            signal.announce(7);
            signal.announce(3);
            assertThat(signal.latest()).isEqualTo(7);
        }

        @Test
        void reaches_a_node_that_begins_to_listen_later() {
            here.topic("view/links").announce(7);
            try (SignalHub late = new SignalHub(database.single())) {
                assertThat(late.topic("view/links").awaitBeyond(6, SOON)).isTrue();
            }
        }
    }

    @Nested
    class What_was_never_announced {

        @Test
        void is_found_by_asking() {
            execute("create table control.counted (x bigint)");
            Signal signal = here.topic("counted", SignalHubTest::counted);
            execute("insert into control.counted values (42)");
            assertThat(signal.awaitBeyond(41, SOON)).isTrue();
            assertThat(here.silence()).isLessThan(SOON);
        }
    }

    @Nested
    class A_lost_connection {

        @Test
        void is_replaced_and_what_was_said_meanwhile_is_heard() throws InterruptedException {
            Signal heard = there.topic("view/links");
            here.topic("view/links").announce(1);
            assertThat(heard.awaitBeyond(0, SOON)).isTrue();
            int backend = there.listenerBackend();
            execute("select pg_terminate_backend(" + backend + ", 5000)");
            here.topic("view/links").announce(2);
            assertThat(heard.awaitBeyond(1, SOON)).isTrue();
            await(() -> there.listenerBackend() != 0 && there.listenerBackend() != backend);
        }

        @Test
        void of_the_announcer_is_replaced_as_well() {
            here.topic("view/links").announce(1);
            assertThat(there.topic("view/links").awaitBeyond(0, SOON)).isTrue();
            execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database()"
                    + " and query like '%pg_notify%' and pid <> pg_backend_pid()");
            here.topic("view/links").announce(2);
            assertThat(there.topic("view/links").awaitBeyond(1, SOON)).isTrue();
        }
    }

    @Nested
    class Waiting {

        @Test
        void ends_with_its_time() {
            assertThat(here.topic("view/links").awaitBeyond(0, Duration.ofMillis(20))).isFalse();
        }

        @Test
        void ends_when_the_hub_is_closed() throws Exception {
            Signal signal = here.topic("view/links");
            CompletableFuture<Boolean> waiting =
                    CompletableFuture.supplyAsync(() -> signal.awaitBeyond(0, Duration.ofMinutes(5)));
            here.close();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isFalse();
        }

        @Test
        void is_not_disturbed_by_nonsense_on_the_channel() {
            execute("select pg_notify('occuz', 'nonsense')");
            execute("select pg_notify('occuz', 'view/links nonsense')");
            execute("select pg_notify('occuz', '')");
            here.topic("view/links").announce(1);
            assertThat(there.topic("view/links").awaitBeyond(0, SOON)).isTrue();
        }
    }

    @Nested
    class Closed {

        @Test
        void it_leaves_no_thread_and_no_connection() throws InterruptedException {
            here.topic("view/links").announce(1);
            assertThat(there.topic("view/links").awaitBeyond(0, SOON)).isTrue();
            here.close();
            there.close();
            await(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("signal-")));
            await(() -> connections() == 0);
        }

        private long connections() {
            return Jdbc.run(database.owner(), connection -> number(
                    connection,
                    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                            + " and (query like 'listen%' or query like '%pg_notify%')"));
        }
    }

    private static long counted(Connection connection) throws SQLException {
        return number(connection, "select coalesce(max(x), 0) from control.counted");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private void execute(String sql) {
        Jdbc.run(database.owner(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
