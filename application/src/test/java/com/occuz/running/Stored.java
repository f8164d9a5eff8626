package com.occuz.running;

import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.secret.FileSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How much a node has stored, read past it: what a refused request must not change.
 *
 * @param events in the ledger
 * @param clicks head of the click store
 * @param idempotencyKeys remembered
 */
public record Stored(long events, long clicks, long idempotencyKeys) {

    /** The connection of a test to a node's database; the node's own role, so it can change no event either. */
    static Connection connection(Path data) {
        try {
            DatabaseAddress address = new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + databasePort(data) + "/occuz",
                    "occuz_app",
                    new FileSecrets(data.resolve("secrets")).text("postgres-app", 32));
            return DataSources.single(address).getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int databasePort(Path data) {
        try {
            return Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stored now(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select (select count(*) from ledger.event), (select position from click.head),
                               (select count(*) from control.idempotency)""")) {
            row.next();
            return new Stored(row.getLong(1), row.getLong(2), row.getLong(3));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
