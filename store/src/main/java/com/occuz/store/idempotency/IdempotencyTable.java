package com.occuz.store.idempotency;

import com.occuz.kernel.account.AccountId;
import com.occuz.store.ledger.IdempotencyEntry;
import com.occuz.store.postgres.Jdbc;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Idempotency keys that were recorded with events, and the responses that were given. A key is kept for 24 hours of
 * real time, then {@link #purge} takes it. Every failure of the database is a {@link
 * com.occuz.store.postgres.DatabaseFailure}.
 */
public final class IdempotencyTable {

    private final DataSource database;

    public IdempotencyTable(DataSource database) {
        this.database = database;
    }

    /**
     * What a key was used for.
     *
     * @param firstPosition of the events it led to
     * @param lastPosition of the events it led to
     * @param response empty while the first request is in flight, and for ever if its node died before it answered: the
     *     answer can then be made from the events
     */
    public record Stored(String requestDigest, long firstPosition, long lastPosition, Optional<Response> response) {}

    /** A response as it was sent; header names are kept in their order. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Response(int status, Map<String, String> headers, byte[] body) {}

    public Optional<Stored> find(AccountId account, String key) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    select request_digest, first_position, last_position,
                           response_status, response_headers, response_body
                    from control.idempotency where account_id = ? and key = ?""")) {
                statement.setString(1, account.value());
                statement.setString(2, key);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Stored(row.getString(1), row.getLong(2), row.getLong(3), response(row)))
                            : Optional.empty();
                }
            }
        });
    }

    /**
     * Remembers the answer beside the key; the first answer stays. A request that led to no event of the ledger gets
     * its entry here, with positions 0.
     */
    public void saveResponse(IdempotencyEntry entry, Response response) {
        Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    insert into control.idempotency as known
                        (account_id, key, request_digest, first_position, last_position,
                         response_status, response_headers, response_body)
                    values (?, ?, ?, 0, 0, ?, ?, ?)
                    on conflict (account_id, key) do update set response_status = excluded.response_status,
                        response_headers = excluded.response_headers, response_body = excluded.response_body
                    where known.response_status is null""")) {
                statement.setString(1, entry.account().value());
                statement.setString(2, entry.key());
                statement.setString(3, entry.requestDigest());
                statement.setInt(4, response.status());
                Object[] headers = response.headers().entrySet().stream()
                        .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                        .toArray();
                statement.setArray(5, connection.createArrayOf("text", headers));
                statement.setBytes(6, response.body());
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Forgets the keys recorded before {@code instant}, in real time.
     *
     * @return how many there were
     */
    public int purge(Instant before) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from control.idempotency where created_at < ?")) {
                statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    private static Optional<Response> response(ResultSet row) throws SQLException {
        int status = row.getInt(4);
        if (row.wasNull()) {
            return Optional.empty();
        }
        String[] pairs = (String[]) row.getArray(5).getArray();
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return Optional.of(new Response(status, headers, row.getBytes(6)));
    }
}
