package com.occuz.store.postgres;

import com.occuz.store.secret.SecretsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own: durable, on 127.0.0.1, on a port chosen once, restarted there when it dies. It does not stop
 * with the JVM by itself, because what drains into it at the end must come first: close it last.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final String OWNER = "occuz";
    private static final String DATABASE = "occuz";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final DatabaseAddress address;
    private final Thread supervisor;
    private final Object lifecycle = new Object();
    private Process process;
    private boolean closing;

    private EmbeddedServer(Cluster cluster, DatabaseAddress address, Process process) {
        this.cluster = cluster;
        this.address = address;
        this.process = process;
        this.supervisor = Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::supervise);
    }

    /**
     * Starts the server in {@code <data>/postgres}; makes its cluster and database if there are none, and stops what a
     * killed process left behind there.
     *
     * @param secrets where the password of the owner is
     * @throws ServerFailed with one sentence that says why
     */
    public static EmbeddedServer start(DataDirectory data, SecretsProvider secrets) {
        Path directory = data.path().resolve("postgres");
        String password = secrets.text("postgres-owner", 32);
        try {
            Cluster cluster = Cluster.in(directory, OWNER, password);
            Orphan.stop(cluster.path());
            cluster.choosePort();
            Process process = cluster.launchAfterDeath();
            try {
                EmbeddedServer server = new EmbeddedServer(cluster, address(cluster, password, DATABASE), process);
                createDatabase(address(cluster, password, "postgres"));
                server.supervisor.start();
                return server;
            } catch (RuntimeException e) {
                stop(process);
                throw e;
            }
        } catch (IOException e) {
            throw new ServerFailed("the embedded PostgreSQL in " + directory + " cannot be started (" + e + ")", e);
        }
    }

    /** How its owner, who may do everything, logs in. */
    public DatabaseAddress address() {
        return address;
    }

    /** The process id of the running server; another one after it was restarted. */
    public long pid() {
        synchronized (lifecycle) {
            return process.pid();
        }
    }

    /** Stops the server: running transactions are rolled back, everything committed is there. */
    @Override
    public void close() {
        synchronized (lifecycle) {
            if (closing) {
                return;
            }
            closing = true;
            stop(process);
        }
        supervisor.interrupt();
    }

    private static DatabaseAddress address(Cluster cluster, String password, String database) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + cluster.port() + "/" + database, OWNER, password);
    }

    private static void createDatabase(DatabaseAddress maintenance) {
        try (Connection connection = DataSources.single(maintenance).getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'").next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            String why = "28P01".equals(e.getSQLState())
                    ? "it refuses the password in the secrets directory, which must be the one it was made with"
                    : e.getMessage();
            throw new ServerFailed("the embedded PostgreSQL cannot be used: " + why, e);
        }
    }

    private void supervise() {
        try {
            while (true) {
                Process ended = current();
                int status = ended.waitFor();
                if (!isClosing()) {
                    LOG.error("PostgreSQL (pid {}) has ended with status {}; starting it again", ended.pid(), status);
                }
                Duration pause = Duration.ofMillis(50);
                for (boolean first = true; !relaunched(first); first = false) {
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            // close() has stopped the server and ends its supervision.
            LOG.debug("The supervision of PostgreSQL ends");
        }
    }

    private Process current() {
        synchronized (lifecycle) {
            return process;
        }
    }

    private boolean isClosing() {
        synchronized (lifecycle) {
            return closing;
        }
    }

    private boolean relaunched(boolean firstTry) throws InterruptedException {
        synchronized (lifecycle) {
            if (closing) {
                throw new InterruptedException();
            }
            try {
                process = cluster.launch();
                LOG.info("PostgreSQL runs again (pid {})", process.pid());
                return true;
            } catch (ServerFailed | IOException e) {
                if (firstTry) {
                    LOG.warn("PostgreSQL cannot be started again yet; trying on ({})", e.getMessage());
                }
                LOG.debug("PostgreSQL cannot be started again", e);
                return false;
            }
        }
    }

    private static void stop(Process process) {
        // INT is PostgreSQL's fast shutdown: TERM would wait for every client to leave.
        UnixProcess.signal("INT", process.pid());
        if (!UnixProcess.hasEnded(process.toHandle(), STOP_PATIENCE)) {
            LOG.error("PostgreSQL does not stop within {} s; it ends without a checkpoint", STOP_PATIENCE.toSeconds());
            UnixProcess.signal("QUIT", process.pid());
            if (!UnixProcess.hasEnded(process.toHandle(), STOP_PATIENCE)) {
                process.destroyForcibly();
            }
        }
    }
}
