package com.occuz.store.ledger;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.store.ledger.AppendPlan.KeyOfAccount;
import com.occuz.store.ledger.AppendPlan.PlannedEvent;
import com.occuz.store.ledger.AppendPlan.PlannedKey;
import com.occuz.store.ledger.AppendPlan.State;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The statements of one append transaction: lock and look, then write. Two round trips, however many appends. */
final class AppendTable {

    /** Known to nobody else; advisory locks have no names. */
    private static final long APPEND_LOCK = 0x6f6363757a02L;

    /**
     * Four statements and not one, because each sees what was committed when it began: a statement that takes the lock
     * itself still sees the ledger as it was while it waited for it.
     */
    private static final String LOCK_AND_LOOK =
            """
            select pg_advisory_xact_lock(?);
            select e.position, e.recorded_at, clock_timestamp() + i.test_offset_micros * interval '1 microsecond'
              from control.installation i
              left join lateral (select position, recorded_at from ledger.event
                                 order by position desc limit 1) e on true;
            select a.id, e.sequence from unnest(?::text[]) a (id)
              cross join lateral (select sequence from ledger.event where aggregate_id = a.id
                                  order by sequence desc limit 1) e;
            select i.account_id, i.key from unnest(?::text[], ?::text[]) k (account_id, key)
              join control.idempotency i using (account_id, key)""";

    private static final String WRITE_EVENTS =
            """
            insert into ledger.event
                (position, recorded_at, event_id, aggregate_id, sequence, type, payload, metadata, account_id)
            select * from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                                 ?::text[], ?::text[])""";

    private static final String WRITE_KEYS =
            """
            insert into control.idempotency (account_id, key, request_digest, first_position, last_position)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])""";

    /**
     * Stamps are given under the lock and appear with the commit. Whoever holds it shared sees everything stamped so far,
     * and whatever comes later is stamped later: a microsecond before the present nothing can be added any more.
     */
    private static final String LOCK_SHARED_AND_LOOK =
            """
            select pg_advisory_xact_lock_shared(?);
            select coalesce(e.position, 0), greatest(e.recorded_at,
                     clock_timestamp() + (i.test_offset_micros - 1) * interval '1 microsecond')
              from control.installation i
              left join lateral (select position, recorded_at from ledger.event
                                 order by position desc limit 1) e on true""";

    private AppendTable() {}

    /** Waits until nobody is appending, and looks; in a transaction. */
    static LedgerMoment present(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_SHARED_AND_LOOK)) {
            statement.setLong(1, APPEND_LOCK);
            statement.execute();
            try (ResultSet row = next(statement)) {
                row.next();
                return new LedgerMoment(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
    }

    /** Waits for the append lock, which the transaction then holds to its end, and looks at what matters to these. */
    static State lockAndLook(Connection connection, List<EncodedAppend> appends) throws SQLException {
        List<String> aggregates = appends.stream()
                .flatMap(append -> append.events().stream())
                .map(EncodedAppend.EncodedEvent::aggregateId)
                .distinct()
                .toList();
        List<KeyOfAccount> keys = appends.stream()
                .flatMap(append -> append.idempotency().stream())
                .map(KeyOfAccount::of)
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(LOCK_AND_LOOK)) {
            statement.setLong(1, APPEND_LOCK);
            statement.setArray(2, connection.createArrayOf("text", aggregates.toArray()));
            statement.setArray(3, texts(connection, keys, KeyOfAccount::account));
            statement.setArray(4, texts(connection, keys, KeyOfAccount::key));
            statement.execute();
            try (ResultSet head = next(statement)) {
                head.next();
                OffsetDateTime last = head.getObject(2, OffsetDateTime.class);
                long position = head.getLong(1);
                Instant recordedAt = last == null ? Instant.MIN : last.toInstant();
                Instant now = head.getObject(3, OffsetDateTime.class).toInstant();
                return new State(position, recordedAt, now, lastSequences(statement), usedKeys(statement));
            }
        }
    }

    static void write(Connection connection, AppendPlan plan) throws SQLException {
        if (!plan.events().isEmpty()) {
            writeEvents(connection, plan.events());
        }
        if (!plan.keys().isEmpty()) {
            writeKeys(connection, plan.keys());
        }
    }

    private static Map<String, Long> lastSequences(PreparedStatement statement) throws SQLException {
        Map<String, Long> sequences = new HashMap<>();
        try (ResultSet row = next(statement)) {
            while (row.next()) {
                sequences.put(row.getString(1), row.getLong(2));
            }
        }
        return sequences;
    }

    private static Set<KeyOfAccount> usedKeys(PreparedStatement statement) throws SQLException {
        Set<KeyOfAccount> keys = new HashSet<>();
        try (ResultSet row = next(statement)) {
            while (row.next()) {
                keys.add(new KeyOfAccount(row.getString(1), row.getString(2)));
            }
        }
        return keys;
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        statement.getMoreResults(PreparedStatement.KEEP_CURRENT_RESULT);
        return statement.getResultSet();
    }

    private static void writeEvents(Connection connection, List<PlannedEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE_EVENTS)) {
            statement.setArray(1, numbers(connection, events, PlannedEvent::position));
            statement.setArray(2, texts(connection, events, planned -> planned.recordedAt().toString()));
            statement.setArray(3, texts(connection, events, planned -> planned.event().eventId()));
            statement.setArray(4, texts(connection, events, planned -> planned.event().aggregateId()));
            statement.setArray(5, numbers(connection, events, planned -> planned.event().sequence()));
            statement.setArray(6, texts(connection, events, planned -> planned.event().type()));
            statement.setArray(7, texts(connection, events, planned -> planned.event().payload()));
            statement.setArray(8, texts(connection, events, planned -> planned.event().metadata()));
            statement.setArray(9, texts(connection, events, planned -> planned.event().accountId()));
            statement.executeUpdate();
        }
    }

    private static void writeKeys(Connection connection, List<PlannedKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE_KEYS)) {
            statement.setArray(1, texts(connection, keys, planned -> planned.entry().account().value()));
            statement.setArray(2, texts(connection, keys, planned -> planned.entry().key()));
            statement.setArray(3, texts(connection, keys, planned -> planned.entry().requestDigest()));
            statement.setArray(4, numbers(connection, keys, PlannedKey::firstPosition));
            statement.setArray(5, numbers(connection, keys, PlannedKey::lastPosition));
            statement.executeUpdate();
        }
    }

    private static <T> Array texts(Connection connection, List<T> rows, Function<T, String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray());
    }

    private static <T> Array numbers(Connection connection, List<T> rows, Function<T, Long> column)
            throws SQLException {
        return connection.createArrayOf("bigint", rows.stream().map(column).toArray());
    }
}
