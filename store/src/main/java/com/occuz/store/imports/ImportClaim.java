package com.occuz.store.imports;

import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.store.postgres.DatabaseFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The right to read an import. Everything goes through the connection that holds the lock, so that whoever has lost the
 * lock is told so by a failure before the next lines are recorded. Every failure of the database is a {@link
 * DatabaseFailure}.
 */
public final class ImportClaim implements AutoCloseable {

    private final Connection connection;
    private final ImportId importId;

    ImportClaim(Connection connection, ImportId importId) {
        this.connection = connection;
        this.importId = importId;
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }

    private static <T> T trying(Step<T> step) {
        try {
            return step.run();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Says how far the import is; seen by everybody at once. */
    public void report(ImportProgress progress) {
        trying(() -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    insert into control.import_progress (import_id, accepted, duplicates, rejected, errors)
                    values (?, ?, ?, ?, ?)
                    on conflict (import_id) do update set accepted = excluded.accepted,
                        duplicates = excluded.duplicates, rejected = excluded.rejected, errors = excluded.errors""")) {
                statement.setString(1, importId.toString());
                statement.setLong(2, progress.accepted());
                statement.setLong(3, progress.duplicates());
                statement.setLong(4, progress.rejected());
                statement.setArray(
                        5,
                        connection.createArrayOf(
                                "text", progress.errors().stream().map(LineError::text).toArray()));
                return statement.executeUpdate();
            }
        });
    }

    /**
     * What a reader that is no more has left: its own words of duplicates and rejected lines, which nothing else tells,
     * and of accepted ones as many as are in the ledger since the import was last begun.
     */
    public ImportProgress left() {
        return trying(() -> {
            ImportProgress said = ImportClaims.progress(connection, importId).orElse(ImportProgress.NONE);
            return new ImportProgress(recorded(), said.duplicates(), said.rejected(), said.errors());
        });
    }

    private long recorded() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                select count(*) from ledger.event
                where position > (select max(position) from ledger.event
                                  where aggregate_id = ? and type like 'incident.ImportBegun/%')
                  and type like 'incident.IncidentStated/%'
                  and payload::jsonb ->> 'importId' = ?""")) {
            statement.setString(1, importId.toString());
            statement.setString(2, importId.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The import has ended: how far it is stands in the ledger now. */
    public void forget() {
        trying(() -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from control.import_progress where import_id = ?")) {
                statement.setString(1, importId.toString());
                return statement.executeUpdate();
            }
        });
    }

    /** Gives the right back. */
    @Override
    public void close() {
        trying(() -> {
            try (Connection ended = connection;
                    PreparedStatement statement = ended.prepareStatement("select pg_advisory_unlock_all()")) {
                return statement.execute();
            }
        });
    }
}
