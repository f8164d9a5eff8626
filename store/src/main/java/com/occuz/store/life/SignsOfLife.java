package com.occuz.store.life;

import com.occuz.kernel.monitoring.FailingMinutes.Minute;
import com.occuz.kernel.time.Window;
import com.occuz.store.postgres.DatabaseFailure;
import com.occuz.store.postgres.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * The signs of life of all nodes, by the database's clock. Whoever gives the first one after too long a time without any
 * leaves word of the gap, in the same transaction, so that it is found once, by one node, and survives that node too.
 *
 * <p>Every failure of the database is a {@link DatabaseFailure}.
 */
public final class SignsOfLife {

    /** Nodes that have been silent for longer are of no interest to anybody. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final double MICROS = 1_000_000.0;

    private final DataSource database;

    public SignsOfLife(DataSource database) {
        this.database = database;
    }

    /**
     * Gives one.
     *
     * @param tolerated so long no node need give any
     * @return the gap that ends with this sign
     */
    public Optional<Silence> give(NodeSign node, Duration tolerated) {
        return Jdbc.inTransaction(database, connection -> {
            Optional<Silence> gap = gap(connection, node, tolerated);
            if (gap.isPresent()) {
                leaveWord(connection, gap.get());
            }
            beat(connection, node.nodeId());
            register(connection, node);
            return gap;
        });
    }

    /** The last one of a node that ends in order. */
    public void end(String nodeId) {
        Jdbc.inTransaction(database, connection -> {
            beat(connection, nodeId);
            try (PreparedStatement statement = connection.prepareStatement(
                    "update control.node set seen_at = clock_timestamp(), ended_at = clock_timestamp() where node_id = ?")) {
                statement.setString(1, nodeId);
                return statement.executeUpdate();
            }
        });
    }

    /** Gaps of which the ledger has not been told, the oldest first. */
    public List<Silence> untold() {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            "select from_at, until_at, last_node, ended_at, next_node from control.silence order by from_at");
                    ResultSet row = statement.executeQuery()) {
                List<Silence> silences = new ArrayList<>();
                while (row.next()) {
                    silences.add(silence(row));
                }
                return silences;
            }
        });
    }

    /** What became of the requests of all edges together, minute by minute, in order; of nodes that died, too. */
    public List<Minute> minutes() {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            """
                            select minute, sum(m.requests)::bigint, sum(m.failures)::bigint
                            from control.node n, unnest(n.minutes, n.requests, n.failures) as m(minute, requests, failures)
                            group by minute order by minute""");
                    ResultSet row = statement.executeQuery()) {
                List<Minute> minutes = new ArrayList<>();
                while (row.next()) {
                    minutes.add(new Minute(instant(row, 1), row.getLong(2), row.getLong(3)));
                }
                return minutes;
            }
        });
    }

    /** The ledger knows of the gap that began then. */
    public void told(Instant from) {
        Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from control.silence where from_at = ?")) {
                statement.setObject(1, from.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    /** Forgets nodes of long ago. */
    public int purge() {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "delete from control.node where seen_at < clock_timestamp() - ? * interval '1 second'")) {
                statement.setLong(1, KEPT.toSeconds());
                return statement.executeUpdate();
            }
        });
    }

    /** Locks the pulse. The first sign of an installation ends no gap: there was nothing that could have given any. */
    private static Optional<Silence> gap(Connection connection, NodeSign node, Duration tolerated) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                select p.seen_at + p.offset_micros * interval '1 microsecond',
                       clock_timestamp() + p.offset_micros * interval '1 microsecond',
                       coalesce(n.name, p.node_id),
                       n.ended_at + p.offset_micros * interval '1 microsecond',
                       clock_timestamp() - p.seen_at > ? * interval '1 second',
                       ?
                from control.pulse p left join control.node n using (node_id)
                for update of p""")) {
            statement.setDouble(1, tolerated.toNanos() / 1_000 / MICROS);
            statement.setString(2, node.name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(5)
                        ? Optional.of(new Silence(
                                new Window(instant(row, 1), instant(row, 2)),
                                row.getString(3),
                                optionalInstant(row, 4),
                                row.getString(6)))
                        : Optional.empty();
            }
        }
    }

    private static void leaveWord(Connection connection, Silence gap) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                insert into control.silence (from_at, until_at, last_node, ended_at, next_node) values (?, ?, ?, ?, ?)
                on conflict (from_at) do nothing""")) {
            statement.setObject(1, gap.gone().from().atOffset(ZoneOffset.UTC));
            statement.setObject(2, gap.gone().until().atOffset(ZoneOffset.UTC));
            statement.setString(3, gap.lastNode());
            statement.setObject(4, gap.ended().map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null));
            statement.setString(5, gap.nextNode());
            statement.executeUpdate();
        }
    }

    private static void beat(Connection connection, String nodeId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                update control.pulse set node_id = ?, seen_at = clock_timestamp(), offset_micros = i.test_offset_micros
                from control.installation i""")) {
            statement.setString(1, nodeId);
            statement.executeUpdate();
        }
    }

    private static void register(Connection connection, NodeSign node) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                insert into control.node (node_id, name, version, roles, started_at, seen_at, edge_position, waiting_clicks,
                    minutes, requests, failures)
                values (?, ?, ?, ?, clock_timestamp(), clock_timestamp(), ?, ?, ?::text[]::timestamptz[], ?, ?)
                on conflict (node_id) do update
                set seen_at = excluded.seen_at, edge_position = excluded.edge_position,
                    waiting_clicks = excluded.waiting_clicks, minutes = excluded.minutes,
                    requests = excluded.requests, failures = excluded.failures""")) {
            statement.setString(1, node.nodeId());
            statement.setString(2, node.name());
            statement.setString(3, node.version());
            statement.setArray(4, connection.createArrayOf("text", node.roles().toArray()));
            set(statement, 5, node.edgePosition());
            set(statement, 6, node.waitingClicks());
            List<Minute> minutes = node.minutes();
            statement.setArray(7, connection.createArrayOf(
                    "text", minutes.stream().map(it -> it.at().toString()).toArray()));
            statement.setArray(8, connection.createArrayOf(
                    "bigint", minutes.stream().map(Minute::requests).toArray()));
            statement.setArray(9, connection.createArrayOf(
                    "bigint", minutes.stream().map(Minute::failures).toArray()));
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int index, OptionalLong value) throws SQLException {
        if (value.isPresent()) {
            statement.setLong(index, value.getAsLong());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }

    private static Silence silence(ResultSet row) throws SQLException {
        return new Silence(
                new Window(instant(row, 1), instant(row, 2)),
                row.getString(3),
                optionalInstant(row, 4),
                row.getString(5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
