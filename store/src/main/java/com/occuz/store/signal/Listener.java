package com.occuz.store.signal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one connection, polls behind it, and connects again for as long as it takes. */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final DataSource database;
    private final Function<String, Signal> topics;
    private final Map<String, HeadQuery> heads;
    private final Thread thread;
    private final long bornAt = System.nanoTime();
    private volatile boolean heard;
    private volatile long heardAt;
    private volatile int backend;
    private volatile boolean closed;

    Listener(DataSource database, Function<String, Signal> topics, Map<String, HeadQuery> heads) {
        this.database = database;
        this.topics = topics;
        this.heads = heads;
        this.thread = Thread.ofPlatform().daemon().name("signal-listener").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Duration silence() {
        return heard ? Duration.ofNanos(System.nanoTime() - bornAt - heardAt) : FOREVER;
    }

    int backend() {
        return backend;
    }

    private void run() {
        boolean complained = false;
        while (!closed) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
                if (complained) {
                    LOG.info("The signals of the database are heard again");
                }
                complained = false;
                serve(connection);
            } catch (SQLException e) {
                if (!closed && !complained) {
                    LOG.warn("The signals of the database cannot be heard; trying on ({})", e.getMessage());
                    complained = true;
                }
            } catch (RuntimeException e) {
                LOG.error("The listener failed; it starts again", e);
            }
            backend = 0;
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + SignalHub.CHANNEL);
        }
        backend = connection.unwrap(PGConnection.class).getBackendPID();
    }

    private void serve(Connection connection) throws SQLException {
        PGConnection notifier = connection.unwrap(PGConnection.class);
        long polledAt = System.nanoTime() - POLL.toNanos();
        while (!closed) {
            if (System.nanoTime() - polledAt >= POLL.toNanos()) {
                // Asked often enough that a topic full of news cannot keep another one's loss from being noticed.
                poll(connection);
                polledAt = System.nanoTime();
            }
            PGNotification[] news = notifier.getNotifications((int) POLL.toMillis());
            if (news != null) {
                for (PGNotification one : news) {
                    receive(one.getParameter());
                }
            }
        }
    }

    private void poll(Connection connection) throws SQLException {
        for (Map.Entry<String, HeadQuery> head : heads.entrySet()) {
            topics.apply(head.getKey()).raise(head.getValue().on(connection));
        }
        heardAt = System.nanoTime() - bornAt;
        heard = true;
    }

    private void receive(String message) {
        int space = message.indexOf(' ');
        try {
            topics.apply(message.substring(0, space)).raise(Long.parseLong(message, space + 1, message.length(), 10));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Any role of the database may write to a channel.
            LOG.warn("A signal that is none: {}", message, e);
        }
    }

    private void pause() {
        if (closed) {
            return;
        }
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            LOG.debug("The listener is called away");
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
