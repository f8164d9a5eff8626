package com.occuz.store.signal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes. NOTIFY takes a lock of the whole server at commit, so that it has no place in the transactions
 * that are to be announced.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration REPEAT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataSource database;
    private final BlockingQueue<Signal> news = new LinkedBlockingQueue<>();
    private final Set<Signal> everAnnounced = new HashSet<>();
    private final Thread thread;
    private volatile boolean closed;

    Announcer(DataSource database) {
        this.database = database;
        this.thread = Thread.ofPlatform().daemon().name("signal-announcer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void announce(Signal signal) {
        news.add(signal);
    }

    private void run() {
        try {
            // Nothing is connected before there is something to say.
            everAnnounced.add(news.take());
            while (!closed) {
                try {
                    serve();
                } catch (SQLException e) {
                    LOG.debug("The other nodes cannot be told; trying on", e);
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The announcer is called away");
        }
    }

    private void serve() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // A notification is worth nothing after a crash, so nobody waits for a disk on its behalf.
                statement.execute("set synchronous_commit = off");
            }
            send(connection, everAnnounced);
            while (!closed) {
                Signal next = news.poll(REPEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    send(connection, everAnnounced);
                    continue;
                }
                Set<Signal> some = new HashSet<>();
                some.add(next);
                news.drainTo(some);
                everAnnounced.addAll(some);
                send(connection, some);
            }
        }
    }

    private static void send(Connection connection, Set<Signal> signals) throws SQLException {
        Object[] messages = signals.stream().map(signal -> signal.topic() + " " + signal.latest()).toArray();
        Array array = connection.createArrayOf("text", messages);
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_notify(?, message) from unnest(?) message")) {
            statement.setString(1, SignalHub.CHANNEL);
            statement.setArray(2, array);
            statement.execute();
        } finally {
            array.free();
        }
    }

    void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
