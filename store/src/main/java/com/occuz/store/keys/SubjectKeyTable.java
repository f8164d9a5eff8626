package com.occuz.store.keys;

import com.occuz.kernel.ledger.KeySubject;
import com.occuz.store.postgres.Jdbc;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The wrapped keys of subjects. */
final class SubjectKeyTable {

    private final DataSource database;

    SubjectKeyTable(DataSource database) {
        this.database = database;
    }

    /** A subject's row: with a key, or without one because it was destroyed. */
    record Row(Optional<byte[]> wrapped) {}

    Optional<Row> find(KeySubject subject) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select wrapped from keys.subject_key where subject = ?")) {
                statement.setString(1, subject.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new Row(Optional.ofNullable(row.getBytes(1)))) : Optional.empty();
                }
            }
        });
    }

    /** Keeps the key unless the subject has one, or had one. */
    void insertIfNone(KeySubject subject, byte[] wrapped) {
        Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into keys.subject_key (subject, wrapped) values (?, ?) on conflict do nothing")) {
                statement.setString(1, subject.value());
                statement.setBytes(2, wrapped);
                return statement.executeUpdate();
            }
        });
    }

    /** @return whether there was a key to destroy; a subject that never had one is marked as well */
    boolean destroy(KeySubject subject) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    insert into keys.subject_key (subject, wrapped, destroyed_at) values (?, null, clock_timestamp())
                    on conflict (subject) do update set wrapped = null, destroyed_at = clock_timestamp()
                        where subject_key.wrapped is not null""")) {
                statement.setString(1, subject.value());
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Whose keys were destroyed within the last {@code span}, by the database's real clock. */
    List<KeySubject> destroyedWithin(Duration span) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    select subject from keys.subject_key
                    where destroyed_at > clock_timestamp() - ? * interval '1 millisecond'""")) {
                statement.setLong(1, span.toMillis());
                List<KeySubject> subjects = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        subjects.add(new KeySubject(row.getString(1)));
                    }
                }
                return subjects;
            }
        });
    }
}
