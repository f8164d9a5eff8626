package com.occuz.store.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A database that dies at a chosen moment of the next transaction, once. */
final class Interrupting {

    /** When the connection breaks. */
    enum Moment {
        NEVER,
        BEFORE_THE_FIRST_STATEMENT,
        BEFORE_THE_COMMIT_ARRIVES,
        BEFORE_THE_ANSWER_TO_THE_COMMIT
    }

    private final AtomicReference<Moment> next = new AtomicReference<>(Moment.NEVER);
    private final DataSource real;
    private final DataSource killer;

    /** @param killer logs in as a superuser */
    Interrupting(DataSource real, DataSource killer) {
        this.real = real;
        this.killer = killer;
    }

    void at(Moment moment) {
        next.set(moment);
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                Interrupting.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(real, arguments);
                    return result instanceof Connection connection ? connection(connection) : result;
                });
    }

    private Connection connection(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Interrupting.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    String call = method.getName();
                    if (call.equals("prepareStatement")) {
                        kill(connection, Moment.BEFORE_THE_FIRST_STATEMENT);
                    } else if (call.equals("commit")) {
                        kill(connection, Moment.BEFORE_THE_COMMIT_ARRIVES);
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (call.equals("commit")
                                && next.compareAndSet(Moment.BEFORE_THE_ANSWER_TO_THE_COMMIT, Moment.NEVER)) {
                            connection.close();
                            throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void kill(Connection connection, Moment moment) throws SQLException {
        if (next.compareAndSet(moment, Moment.NEVER)) {
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            try (Connection other = killer.getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("select pg_terminate_backend(" + backend + ", 5000)");
            }
        }
    }
}
