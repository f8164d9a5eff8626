package com.occuz.proof;

import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL of Debian's packages, a primary or its synchronous standby, that dies for good when it is killed. */
final class DebianPostgres implements AutoCloseable {

    private static final String STANDBY = "standby";
    private static final Duration STARTED = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final Process process;

    private DebianPostgres(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** The programs of the newest version installed. */
    static Optional<Path> programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup")))
                    .max(Comparator.comparing(Path::toString));
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    static DebianPostgres primary(Path directory, int port) {
        run(directory, "initdb", "--auth=trust", "--username=occuz", "--encoding=UTF8", "--no-sync", "-D", directory.toString());
        configure(directory, "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nshared_buffers = 32MB\n");
        DebianPostgres primary = start(directory, port);
        primary.sql("postgres").sql("create database occuz").update();
        return primary;
    }

    /** From now on this one acknowledges nothing that the standby has not got. */
    DebianPostgres withStandby(Path at, int standbyPort) {
        run(at, "pg_basebackup", "-h", "127.0.0.1", "-p", "" + port, "-U", "occuz", "-X", "stream", "-R", "-D", at.toString());
        configure(at, "cluster_name = '" + STANDBY + "'\n");
        DebianPostgres standby = start(at, standbyPort);
        Patience.until("the standby follows", STARTED, () -> sql("postgres")
                .sql("select count(*) from pg_stat_replication where state = 'streaming'")
                .query(Long.class)
                .single() == 1);
        sql("postgres").sql("alter system set synchronous_standby_names = '" + STANDBY + "'").update();
        sql("postgres").sql("select pg_reload_conf()").query(Boolean.class).single();
        Patience.until("the standby is waited for", STARTED, () -> sql("postgres")
                .sql("select count(*) from pg_stat_replication where sync_state = 'sync'")
                .query(Long.class)
                .single() == 1);
        return standby;
    }

    /** A standby that has become the primary when this returns. */
    void promote() {
        if (!sql("postgres").sql("select pg_promote(true, 60)").query(Boolean.class).single()) {
            throw new AssertionError("the standby was not promoted");
        }
    }

    /** All of its processes, at once. */
    void kill() {
        process.destroyForcibly();
        for (ProcessHandle one : Unix.workingIn(directory)) {
            one.destroyForcibly();
            one.onExit().join();
        }
    }

    int port() {
        return port;
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "occuz", "trusted");
    }

    private JdbcClient sql(String database) {
        return JdbcClient.create(DataSources.owner(address(database)));
    }

    private static DebianPostgres start(Path directory, int port) {
        try {
            Process process = new ProcessBuilder(command(List.of("postgres", "-D", directory.toString(), "-p", "" + port)))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolveSibling(directory.getFileName() + ".log").toFile())
                    .start();
            DebianPostgres started = new DebianPostgres(directory, port, process);
            Patience.until("PostgreSQL in " + directory + " answers", STARTED, () -> started.sql("postgres")
                    .sql("select true").query(Boolean.class).single());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configure(Path directory, String lines) {
        try {
            Files.writeString(directory.resolve("postgresql.auto.conf"), lines, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path directory, String... command) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Path log = directory.resolveSibling(directory.getFileName() + "." + command[0] + ".log");
            if (isSuperuser()) {
                new ProcessBuilder("chown", "postgres", directory.toString()).start().waitFor();
            }
            int status = new ProcessBuilder(command(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError(List.of(command) + " failed: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL refuses to run as the superuser. */
    private static List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(isSuperuser() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs().orElseThrow().resolve(program.getFirst()).toString());
        command.addAll(program.subList(1, program.size()));
        return command;
    }

    private static boolean isSuperuser() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() {
        kill();
    }
}
