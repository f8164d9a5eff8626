package com.occuz.store.imports;

import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.store.postgres.DatabaseFailure;
import com.occuz.store.postgres.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Sees to it that an import is read by one at a time, on whichever node, and knows how far it is. A claim is an advisory
 * lock: it ends with the connection that holds it, and thus with the life of its holder, without any clock.
 */
public final class ImportClaims {

    private final DataSource database;

    public ImportClaims(DataSource database) {
        this.database = database;
    }

    /**
     * Empty while somebody else has it.
     *
     * @throws DatabaseFailure if the database does not do it
     */
    public Optional<ImportClaim> claim(ImportId importId) {
        try {
            Connection connection = database.getConnection();
            try (PreparedStatement statement =
                    connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
                statement.setString(1, importId.toString());
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        return Optional.of(new ImportClaim(connection, importId));
                    }
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Of an import that has not ended; empty where its reader has not said yet. */
    public Optional<ImportProgress> progress(ImportId importId) {
        return Jdbc.run(database, connection -> progress(connection, importId));
    }

    static Optional<ImportProgress> progress(Connection connection, ImportId importId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select accepted, duplicates, rejected, errors from control.import_progress where import_id = ?")) {
            statement.setString(1, importId.toString());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String[] errors = (String[]) row.getArray(4).getArray();
                return Optional.of(new ImportProgress(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        Arrays.stream(errors).map(LineError::parse).toList()));
            }
        }
    }
}
