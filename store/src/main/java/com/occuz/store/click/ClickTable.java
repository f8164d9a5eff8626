package com.occuz.store.click;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.Metadata;
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
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The click store in PostgreSQL. A stream's offset is compared and set in the transaction that stores the batch; the
 * row that holds the head of the store gives positions and times, and is its append lock.
 *
 * <p>Every failure of the database is a {@link com.occuz.store.postgres.DatabaseFailure}: whether the batch was stored
 * the sender learns by sending it again.
 */
public final class ClickTable implements ClickStore {

    /** An owner of the form {@code account:<id>} is an account's import; every other one is a run of a node. */
    private static final String ACCOUNT_OWNER = "account:";

    private final DataSource database;
    private final EventCodec codec;
    private final ClickSignal signal;

    public ClickTable(DataSource database, EventCodec codec, ClickSignal signal) {
        this.database = database;
        this.codec = codec;
        this.signal = signal;
    }

    @Override
    public Outcome append(ClicksRecorded batch, String owner) {
        EventCodec.Encoded encoded = codec.encode(batch);
        String metadata = codec.encodeMetadata(envelope(batch, owner));
        Outcome outcome = Jdbc.inTransaction(database, connection -> {
            if (!advance(connection, batch, owner)) {
                return refusal(connection, batch.stream(), owner);
            }
            Place place = nextPlace(connection);
            insert(connection, place, batch, encoded, metadata);
            return new Outcome.Stored(place.position());
        });
        if (outcome instanceof Outcome.Stored stored) {
            signal.stored(stored.position());
        }
        return outcome;
    }

    @Override
    public long claim(StreamId stream, String owner) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    insert into click.stream (stream_id, owner, next_offset) values (?, ?, 0)
                    on conflict (stream_id) do update set owner = excluded.owner
                    returning next_offset""")) {
                statement.setObject(1, stream.value());
                statement.setString(2, owner);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public long nextOffset(StreamId stream) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select next_offset from click.stream where stream_id = ?")) {
                statement.setObject(1, stream.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            }
        });
    }

    @Override
    public List<RecordedEvent> after(long position, int limit) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    select position, recorded_at, stream_id, first_offset, type, payload, metadata from click.batch
                    where position > ? order by position limit ?""")) {
                statement.setLong(1, position);
                statement.setInt(2, limit);
                return read(statement);
            }
        });
    }

    @Override
    public long head() {
        return Jdbc.run(database, ClickTable::head);
    }

    static long head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select position from click.head");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Moves the stream on if the batch starts where it stands and the owner is right; otherwise nothing happens. */
    private static boolean advance(Connection connection, ClicksRecorded batch, String owner) throws SQLException {
        if (batch.firstOffset() == 0) {
            begin(connection, batch.stream(), owner);
        }
        try (PreparedStatement statement = connection.prepareStatement(
                """
                update click.stream set next_offset = ?, written_at = clock_timestamp()
                where stream_id = ? and owner = ? and next_offset = ?""")) {
            statement.setLong(1, batch.nextOffset());
            statement.setObject(2, batch.stream().value());
            statement.setString(3, owner);
            statement.setLong(4, batch.firstOffset());
            return statement.executeUpdate() == 1;
        }
    }

    private static void begin(Connection connection, StreamId stream, String owner) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into click.stream (stream_id, owner, next_offset) values (?, ?, 0) on conflict do nothing")) {
            statement.setObject(1, stream.value());
            statement.setString(2, owner);
            statement.executeUpdate();
        }
    }

    private static Outcome refusal(Connection connection, StreamId stream, String owner) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select owner, next_offset from click.stream where stream_id = ?")) {
            statement.setObject(1, stream.value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Outcome.OffsetMismatch(0);
                }
                return row.getString(1).equals(owner)
                        ? new Outcome.OffsetMismatch(row.getLong(2))
                        : new Outcome.NotTheOwner();
            }
        }
    }

    private record Place(long position, Instant recordedAt) {}

    /** Waits for the row's lock, goes on from what its last holder committed, and makes the month's partition. */
    private static Place nextPlace(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        """
                        update click.head h set
                            position = h.position + 1,
                            recorded_at = greatest(
                                clock_timestamp() + i.test_offset_micros * interval '1 microsecond',
                                h.recorded_at + interval '1 microsecond')
                        from control.installation i
                        returning h.position, h.recorded_at, click.ensure_partitions(h.recorded_at)""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Place(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    private static void insert(
            Connection connection, Place place, ClicksRecorded batch, EventCodec.Encoded encoded, String metadata)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                insert into click.batch
                    (position, recorded_at, stream_id, first_offset, clicks, type, payload, metadata)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setLong(1, place.position());
            statement.setObject(2, place.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(3, batch.stream().value());
            statement.setLong(4, batch.firstOffset());
            statement.setInt(5, batch.clicks().size());
            statement.setString(6, encoded.type().toString());
            statement.setString(7, encoded.payload());
            statement.setString(8, metadata);
            statement.executeUpdate();
        }
    }

    private static Metadata envelope(ClicksRecorded batch, String owner) {
        boolean imported = owner.startsWith(ACCOUNT_OWNER);
        String commandId = eventId(batch.stream(), batch.firstOffset());
        return new Metadata(
                imported ? new AccountId(owner.substring(ACCOUNT_OWNER.length())) : AccountId.PLATFORM,
                imported ? ActorType.API_KEY : ActorType.INSTALLATION,
                owner,
                imported ? Channel.IMPORT : Channel.EDGE,
                commandId,
                batch.stream().toString(),
                imported ? batch.stream().toString() : commandId);
    }

    /** What makes a batch unique is also its name. */
    private static String eventId(StreamId stream, long firstOffset) {
        return stream + "/" + firstOffset;
    }

    private List<RecordedEvent> read(PreparedStatement statement) throws SQLException {
        List<RecordedEvent> batches = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                StreamId stream = new StreamId(row.getObject(3, UUID.class));
                long firstOffset = row.getLong(4);
                EventType type = EventType.parse(row.getString(5));
                batches.add(new RecordedEvent(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        eventId(stream, firstOffset),
                        "stream:" + stream,
                        firstOffset,
                        type,
                        codec.decode(type, row.getString(6)),
                        codec.decodeMetadata(row.getString(7))));
            }
        }
        return batches;
    }
}
