package com.occuz.store.testing;

import com.occuz.store.postgres.DataDirectory;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.postgres.EmbeddedServer;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.secret.FileSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/** A server of one's own, in a directory of its own, that a test can stop, start again and kill. */
public final class TestServer implements AutoCloseable {

    private final DataDirectory data;
    private EmbeddedServer server;

    private TestServer(DataDirectory data) {
        this.data = data;
        this.server = EmbeddedServer.start(data, secrets());
    }

    public static TestServer start() {
        try {
            return new TestServer(DataDirectory.open(MemoryDirectory.create()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the owner, a superuser, logs in. */
    public DatabaseAddress address() {
        return server.address();
    }

    /** Another, empty database of this server. */
    public DatabaseAddress database(String name) {
        Jdbc.run(DataSources.owner(server.address()), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("create database " + name);
            }
        });
        DatabaseAddress first = server.address();
        String url = first.url();
        return new DatabaseAddress(url.substring(0, url.lastIndexOf('/') + 1) + name, first.user(), first.password());
    }

    public long pid() {
        return server.pid();
    }

    /** The death that supervision is for: the server's first process dies without a word. */
    public void kill() {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** PostgreSQL goes away, and stays away. */
    public void stop() {
        server.close();
    }

    /** It comes back on the same port. */
    public void startAgain() {
        server = EmbeddedServer.start(data, secrets());
    }

    public Path directory() {
        return data.path();
    }

    @Override
    public void close() {
        server.close();
        data.close();
        try (Stream<Path> files = Files.walk(data.path())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileSecrets secrets() {
        return new FileSecrets(data.path().resolve("secrets"));
    }
}
