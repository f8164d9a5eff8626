package com.occuz.store.keys;

import com.occuz.store.postgres.Jdbc;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The wrapped keys of visitors, by scope and period. */
final class VisitorKeyTable {

    /** The scope of clicks answered now; every other scope is the stream of an import. */
    static final String LIVE = "live";

    private final DataSource database;

    VisitorKeyTable(DataSource database) {
        this.database = database;
    }

    /** The installation's time by the database's clock: a node whose own is wrong must not destroy anybody's key. */
    Instant now() {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            """
                            select clock_timestamp() + test_offset_micros * interval '1 microsecond'
                            from control.installation""");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    /** All wrapped keys of a scope, by period. */
    Map<String, byte[]> ofScope(String scope) {
        return select("scope = ?", scope);
    }

    /** The key of one period, if there is one. */
    Map<String, byte[]> ofPeriod(String scope, String period) {
        return select("scope = ? and period = ?", scope, period);
    }

    private Map<String, byte[]> select(String condition, String... parameters) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select period, wrapped from keys.visitor_key where " + condition)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setString(i + 1, parameters[i]);
                }
                Map<String, byte[]> keys = new HashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        keys.put(row.getString(1), row.getBytes(2));
                    }
                }
                return keys;
            }
        });
    }

    /** Keeps those keys whose period has none. */
    void insertIfNone(String scope, Map<String, byte[]> wrappedByPeriod) {
        Jdbc.inTransaction(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into keys.visitor_key (scope, period, wrapped) values (?, ?, ?) on conflict do nothing")) {
                for (Map.Entry<String, byte[]> key : wrappedByPeriod.entrySet()) {
                    statement.setString(1, scope);
                    statement.setString(2, key.getKey());
                    statement.setBytes(3, key.getValue());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /** Says that the import is not closed yet. */
    void touch(String scope) {
        Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "update keys.visitor_key set used_at = clock_timestamp() where scope = ?")) {
                statement.setString(1, scope);
                return statement.executeUpdate();
            }
        });
    }

    /** Destroys keys of one scope. */
    int delete(String scope, Collection<String> periods) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "delete from keys.visitor_key where scope = ? and period = any (?)")) {
                statement.setString(1, scope);
                statement.setArray(2, connection.createArrayOf("text", periods.toArray()));
                return statement.executeUpdate();
            }
        });
    }

    /** Destroys all keys of a scope. */
    int delete(String scope) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from keys.visitor_key where scope = ?")) {
                statement.setString(1, scope);
                return statement.executeUpdate();
            }
        });
    }

    /** Destroys the keys of the imports that nobody has used for so long, in real time. */
    int deleteIdle(Duration idle) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    delete from keys.visitor_key where scope in (
                        select scope from keys.visitor_key where scope <> ? group by scope
                        having max(used_at) < clock_timestamp() - ? * interval '1 millisecond')""")) {
                statement.setString(1, LIVE);
                statement.setLong(2, idle.toMillis());
                return statement.executeUpdate();
            }
        });
    }
}
