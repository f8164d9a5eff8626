package com.occuz.store.ledger;

import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.store.postgres.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the ledger. Every failure of the database is a {@link com.occuz.store.postgres.DatabaseFailure}. */
public final class LedgerTable implements LedgerHistory {

    private static final String COLUMNS =
            "select position, recorded_at, event_id, aggregate_id, sequence, type, payload, metadata"
                    + " from ledger.event ";

    private final DataSource database;
    private final EventCodec codec;

    public LedgerTable(DataSource database, EventCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    @Override
    public List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    COLUMNS + "where aggregate_id = ? and sequence >= ? order by sequence limit ?")) {
                statement.setString(1, aggregateId);
                statement.setLong(2, fromSequence);
                statement.setInt(3, limit);
                return read(statement);
            }
        });
    }

    @Override
    public List<RecordedEvent> after(long position, int limit) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(COLUMNS + "where position > ? order by position limit ?")) {
                statement.setLong(1, position);
                statement.setInt(2, limit);
                return read(statement);
            }
        });
    }

    @Override
    public long head() {
        return Jdbc.run(database, LedgerTable::head);
    }

    static long head(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(position), 0) from ledger.event");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Positions have no gaps and times only grow, so halving finds it: no index on the time is needed. */
    @Override
    public long positionAt(Instant instant) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    with recursive search (low, high) as (
                        select 0::bigint, (select coalesce(max(position), 0) from ledger.event)
                        union all
                        select case when e.recorded_at <= ? then middle else low end,
                               case when e.recorded_at <= ? then high else middle - 1 end
                        from search
                        cross join lateral (select (low + high + 1) / 2 as middle) m
                        join ledger.event e on e.position = m.middle
                        where low < high
                    )
                    select low from search where low = high""")) {
                OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
                statement.setObject(1, at);
                statement.setObject(2, at);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public LedgerMoment present() {
        return Jdbc.inTransaction(database, AppendTable::present);
    }

    EncodedAppend encode(Append append) {
        return EncodedAppend.of(append, codec);
    }

    private List<RecordedEvent> read(PreparedStatement statement) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                EventType type = EventType.parse(row.getString(6));
                events.add(new RecordedEvent(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        type,
                        codec.decode(type, row.getString(7)),
                        codec.decodeMetadata(row.getString(8))));
            }
        }
        return events;
    }
}
