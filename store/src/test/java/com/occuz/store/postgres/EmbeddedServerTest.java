package com.occuz.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.store.secret.FileSecrets;
import com.occuz.store.testing.MemoryDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir(factory = MemoryDirectory.class)
    private Path directory;

    private DataDirectory data;
    private EmbeddedServer server;

    @BeforeEach
    void start() {
        data = DataDirectory.open(directory.resolve("data"));
        server = EmbeddedServer.start(data, secrets(data));
    }

    @AfterEach
    void close() {
        server.close();
        data.close();
    }

    private void startAgain() {
        server = EmbeddedServer.start(data, secrets(data));
    }

    private static FileSecrets secrets(DataDirectory data) {
        return new FileSecrets(data.path().resolve("secrets"));
    }

    @Nested
    class Started {

        @Test
        void it_is_durable() throws SQLException {
            assertThat(setting(database(), "fsync")).isEqualTo("on");
            assertThat(setting(database(), "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database(), "full_page_writes")).isEqualTo("on");
        }

        @Test
        void no_configuration_can_make_it_forgetful() throws SQLException {
            execute("alter system set fsync = off");
            execute("alter system set synchronous_commit = off");
            server.close();
            startAgain();
            assertThat(setting(database(), "fsync")).isEqualTo("on");
            assertThat(setting(database(), "synchronous_commit")).isEqualTo("on");
        }

        @Test
        void the_defaults_of_the_usual_starter_would_be_forgetful() throws IOException, SQLException {
            try (EmbeddedPostgres usual = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                    .setDataDirectory(directory.resolve("usual"))
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start()) {
                assertThat(setting(usual.getPostgresDatabase(), "fsync")).isEqualTo("off");
                assertThat(setting(usual.getPostgresDatabase(), "synchronous_commit")).isEqualTo("off");
            }
        }

        @Test
        void nobody_gets_in_without_the_password() {
            DatabaseAddress wrong = server.address().as(server.address().user(), "guess");
            assertThatThrownBy(() -> DataSources.single(wrong).getConnection())
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }

        @Test
        void it_has_a_session_of_its_own_so_that_the_terminal_does_not_stop_it_first() throws IOException {
            String status = Files.readString(Path.of("/proc", Long.toString(server.pid()), "stat"));
            String[] afterName = status.substring(status.lastIndexOf(')') + 2).split(" ");
            assertThat(afterName[3]).as("session").isEqualTo(Long.toString(server.pid()));
        }

        @Test
        void a_second_process_is_refused_its_directory() throws Exception {
            Process second = ForsakenServer.start(data.path());
            assertThatThrownBy(() -> ForsakenServer.serverOf(second)).isInstanceOf(IllegalStateException.class);
            assertThat(second.waitFor()).isNotZero();
            assertThat(setting(database(), "fsync")).isEqualTo("on");
        }

        @Test
        void killed_it_comes_back_on_the_same_port_with_everything_committed() throws Exception {
            execute("create table kept (x int)");
            execute("insert into kept values (1)");
            long before = server.pid();
            try (var pool = DataSources.app(server.address(), 4)) {
                assertThat(count(pool)).isOne();
                ProcessHandle.of(before).orElseThrow().destroyForcibly();
                // Children of the dead server may go on answering for a moment.
                awaitAnotherProcess(before);
                awaitAnswer(pool);
                assertThat(count(pool)).isOne();
            }
        }
    }

    @Nested
    class Started_again {

        @Test
        void it_is_the_same_server_on_the_same_port_within_moments() throws SQLException {
            DatabaseAddress first = server.address();
            execute("create table kept (x int)");
            server.close();
            long begin = System.nanoTime();
            startAgain();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            assertThat(server.address()).isEqualTo(first);
            assertThat(count(database())).isZero();
        }

        @Test
        void it_takes_another_port_if_somebody_has_its_own() throws IOException, SQLException {
            int port = Integer.parseInt(Files.readString(data.path().resolve("postgres/port")).strip());
            server.close();
            try (ServerSocket squatter = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                startAgain();
                assertThat(server.address().url()).doesNotContain(":" + squatter.getLocalPort() + "/");
                assertThat(setting(database(), "fsync")).isEqualTo("on");
            }
        }

        @Test
        void it_refuses_the_files_of_another_major_version() throws IOException {
            server.close();
            Files.writeString(data.path().resolve("postgres/cluster/PG_VERSION"), "17\n");
            assertThatThrownBy(EmbeddedServerTest.this::startAgain)
                    .isInstanceOf(ServerFailed.class)
                    .hasMessageContaining("was made by PostgreSQL 17, and this is PostgreSQL 18");
        }

        @Test
        void it_says_so_when_the_secrets_are_not_the_ones_it_was_made_with() throws IOException {
            server.close();
            Files.delete(data.path().resolve("secrets/postgres-owner"));
            assertThatThrownBy(EmbeddedServerTest.this::startAgain)
                    .isInstanceOf(ServerFailed.class)
                    .hasMessageContaining("password");
            assertThat(ProcessHandle.current().descendants())
                    .noneMatch(process -> process.info().commandLine().orElse("").contains(directory.toString()));
        }
    }

    @Nested
    class Left_behind_by_a_killed_process {

        @Test
        void it_is_stopped_and_replaced_quickly_and_nothing_is_lost() throws Exception {
            Path forsaken = directory.resolve("forsaken");
            ProcessHandle orphan = ForsakenServer.leftBehindIn(forsaken);
            assertThat(orphan.isAlive()).isTrue();
            long begin = System.nanoTime();
            try (DataDirectory adopted = DataDirectory.open(forsaken);
                    EmbeddedServer next = EmbeddedServer.start(adopted, secrets(adopted))) {
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
                assertThat(orphan.isAlive()).isFalse();
                assertThat(setting(DataSources.single(next.address()), "fsync")).isEqualTo("on");
            }
        }

        @Test
        void killed_together_with_its_process_it_is_replaced_once_its_last_child_is_gone() throws Exception {
            Path forsaken = directory.resolve("forsaken");
            ProcessHandle orphan = ForsakenServer.leftBehindIn(forsaken);
            assertThat(orphan.children().count()).as("it has children that outlive it for a moment").isPositive();
            orphan.destroyForcibly();
            try (DataDirectory adopted = DataDirectory.open(forsaken);
                    EmbeddedServer next = EmbeddedServer.start(adopted, secrets(adopted))) {
                assertThat(setting(DataSources.single(next.address()), "fsync")).isEqualTo("on");
            }
        }

        @Test
        void half_made_by_a_killed_process_it_is_made_anew_while_nobody_makes_the_half_any_longer() throws Exception {
            Path forsaken = directory.resolve("forsaken");
            Process parent = ForsakenServer.start(forsaken);
            awaitFirstFileOf(forsaken.resolve("postgres"));
            List<ProcessHandle> makers = parent.descendants().toList();
            assertThat(makers).as("who makes it").isNotEmpty();
            parent.destroyForcibly().waitFor();
            try (DataDirectory adopted = DataDirectory.open(forsaken);
                    EmbeddedServer next = EmbeddedServer.start(adopted, secrets(adopted))) {
                for (ProcessHandle maker : makers) {
                    // What is left of an ended process until its new parent looks is no maker any more.
                    assertThat(UnixProcess.placeOf(maker.pid())).isEmpty();
                }
                assertThat(setting(DataSources.single(next.address()), "fsync")).isEqualTo("on");
                try (Stream<Path> files = Files.list(forsaken.resolve("postgres"))) {
                    assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("making-"));
                }
            }
        }

        @Test
        void the_server_of_a_directory_that_ours_was_copied_from_is_not_touched() throws Exception {
            copy(data.path(), directory.resolve("copy"));
            try (DataDirectory copied = DataDirectory.open(directory.resolve("copy"));
                    EmbeddedServer next = EmbeddedServer.start(copied, secrets(copied))) {
                assertThat(next.address().url()).isNotEqualTo(server.address().url());
                assertThat(ProcessHandle.of(server.pid())).isPresent();
                assertThat(setting(database(), "fsync")).isEqualTo("on");
            }
        }

        @Test
        void a_number_that_has_become_somebody_elses_is_not_touched() throws Exception {
            server.close();
            Process bystander = new ProcessBuilder("sleep", "600").start();
            try {
                Path cluster = data.path().resolve("postgres/cluster");
                Files.writeString(
                        cluster.resolve("postmaster.pid"),
                        bystander.pid() + "\n" + cluster + "\n1\n1\n\n127.0.0.1\n\nready\n");
                startAgain();
                assertThat(bystander.isAlive()).isTrue();
                assertThat(setting(database(), "fsync")).isEqualTo("on");
            } finally {
                bystander.destroy();
            }
        }
    }

    private DataSource database() {
        return DataSources.single(server.address());
    }

    private void execute(String sql) {
        Jdbc.run(database(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static String setting(DataSource database, String name) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int count(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from kept")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitAnotherProcess(long before) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (server.pid() == before) {
            assertThat(System.nanoTime()).as("the server is started again").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static void awaitAnswer(DataSource database) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                count(database);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the server does not come back", e);
                }
                Thread.sleep(20);
            }
        }
    }

    /** From then on the programs that make a cluster are at work, for some tenths of a second. */
    private static void awaitFirstFileOf(Path making) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.isDirectory(making) || !holdsVersion(making)) {
            assertThat(System.nanoTime()).as("a cluster is being made").isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    private static boolean holdsVersion(Path making) throws IOException {
        try (Stream<Path> files = Files.list(making)) {
            return files.anyMatch(file -> Files.exists(file.resolve("PG_VERSION")));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
