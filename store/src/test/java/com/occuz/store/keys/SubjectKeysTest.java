package com.occuz.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.ledger.KeySubject;
import com.occuz.store.postgres.DatabaseFailure;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubjectKeysTest {

    private static final KeySubject ACME = new KeySubject("account:acme");
    private static final KeySubject BETA = new KeySubject("account:beta");
    private static final byte[] SECRET = "https://example.org/private".getBytes(UTF_8);

    private final TestDatabase database = TestDatabase.fresh();
    private final AtomicBoolean away = new AtomicBoolean();
    private final SubjectKeys here = keys(1);
    private final SubjectKeys there = keys(1);

    private SubjectKeys keys(int master) {
        return new SubjectKeys(new Absent(database.app(), away), new MasterKey(new MemorySecrets(master)));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        database.close();
    }

    @Nested
    class With_its_key {

        @Test
        void a_value_opens_on_every_node_and_reads_as_nothing_else() {
            byte[] sealed = here.seal(ACME, SECRET);
            assertThat(new String(sealed, UTF_8)).doesNotContain("private");
            assertThat(here.open(ACME, sealed)).contains(SECRET);
            assertThat(there.open(ACME, sealed)).contains(SECRET);
        }

        @Test
        void the_same_value_never_looks_the_same() {
            assertThat(here.seal(ACME, SECRET)).isNotEqualTo(here.seal(ACME, SECRET));
        }

        @Test
        void nodes_that_make_it_at_the_same_time_agree() throws Exception {
            try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
                List<Future<byte[]>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    SubjectKeys node = i % 2 == 0 ? here : there;
                    all.add(nodes.submit(() -> node.seal(ACME, SECRET)));
                }
                for (Future<byte[]> one : all) {
                    assertThat(here.open(ACME, one.get())).contains(SECRET);
                    assertThat(there.open(ACME, one.get())).contains(SECRET);
                }
            }
        }

        @Test
        void a_changed_value_or_another_subjects_is_an_error_and_not_an_erasure() {
            byte[] sealed = here.seal(ACME, SECRET);
            here.seal(BETA, SECRET);
            assertThatThrownBy(() -> here.open(BETA, sealed)).isInstanceOf(IllegalStateException.class);
            sealed[sealed.length - 1] ^= 1;
            assertThatThrownBy(() -> here.open(ACME, sealed)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void another_master_key_opens_nothing() {
            byte[] sealed = here.seal(ACME, SECRET);
            try (SubjectKeys stranger = keys(2)) {
                assertThatThrownBy(() -> stranger.open(ACME, sealed)).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Nested
    class Without_a_key {

        @Test
        void a_value_whose_key_was_lost_is_an_error_and_not_an_erasure() {
            byte[] sealed = here.seal(ACME, SECRET);
            Jdbc.run(database.owner(), connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("delete from keys.subject_key");
                }
            });
            try (SubjectKeys fresh = keys(1)) {
                assertThatThrownBy(() -> fresh.open(ACME, sealed))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("missing");
            }
        }
    }

    @Nested
    class Destroyed {

        @Test
        void nothing_of_the_subject_opens_any_more_and_everything_of_others_does() {
            byte[] sealed = here.seal(ACME, SECRET);
            byte[] others = here.seal(BETA, SECRET);
            assertThat(here.destroy(ACME)).isTrue();
            assertThat(here.destroy(ACME)).as("again").isFalse();
            assertThat(here.open(ACME, sealed)).isEmpty();
            assertThat(here.open(BETA, others)).contains(SECRET);
        }

        @Test
        void a_copy_on_another_node_is_gone_within_two_seconds() throws InterruptedException {
            byte[] sealed = here.seal(ACME, SECRET);
            assertThat(there.open(ACME, sealed)).contains(SECRET);
            here.destroy(ACME);
            Thread.sleep(Duration.ofSeconds(2));
            assertThat(there.open(ACME, sealed)).isEmpty();
        }

        @Test
        void nothing_is_sealed_for_it_again_on_any_node() {
            here.seal(ACME, SECRET);
            here.destroy(ACME);
            assertThatThrownBy(() -> here.seal(ACME, SECRET)).isInstanceOf(KeyDestroyed.class);
            try (SubjectKeys fresh = keys(1)) {
                assertThatThrownBy(() -> fresh.seal(ACME, SECRET)).isInstanceOf(KeyDestroyed.class);
            }
        }

        @Test
        void a_subject_that_never_had_a_key_gets_none_later() {
            assertThat(here.destroy(ACME)).isTrue();
            assertThatThrownBy(() -> there.seal(ACME, SECRET)).isInstanceOf(KeyDestroyed.class);
        }
    }

    @Nested
    class With_the_database_away {

        @Test
        void a_node_that_cannot_ask_forgets_its_copies_within_two_seconds() throws InterruptedException {
            byte[] sealed = here.seal(ACME, SECRET);
            away.set(true);
            Thread.sleep(Duration.ofSeconds(2));
            assertThatThrownBy(() -> here.open(ACME, sealed)).isInstanceOf(DatabaseFailure.class);
            away.set(false);
            assertThat(here.open(ACME, sealed)).contains(SECRET);
        }
    }

    /** A database that goes away and comes back as the test likes. */
    private static final class Absent extends org.postgresql.ds.PGSimpleDataSource {

        private final transient HikariDataSource real;
        private final transient AtomicBoolean away;

        Absent(HikariDataSource real, AtomicBoolean away) {
            this.real = real;
            this.away = away;
        }

        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
            if (away.get()) {
                throw new SQLTransientConnectionException("the database is away", "08001");
            }
            return real.getConnection();
        }
    }
}
