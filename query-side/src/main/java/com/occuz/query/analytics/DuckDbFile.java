package com.occuz.query.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** How a file of DuckDB is opened here, and what it may take of the machine. */
final class DuckDbFile {

    private DuckDbFile() {}

    /** A connection to the file, which is made if it is not there. */
    static DuckDBConnection connect(Path path) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("temp_directory", path.resolveSibling("spill").toString());
        // Redirects have the other half of the machine, whatever is asked here.
        settings.setProperty("threads", String.valueOf(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
        // Nothing is fetched from anywhere, and no statement reads another file.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("preserve_insertion_order", "false");
        // An export is handed on as it is read.
        settings.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + path, settings);
        NativeLibrary.letGo();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set enable_external_access = false");
            statement.execute("set lock_configuration = true");
        } catch (SQLException e) {
            // Left open it would be what the next one finds under this name.
            connection.close();
            throw e;
        }
        return connection.unwrap(DuckDBConnection.class);
    }

    /** Removes the file, so that the next opening begins anew. */
    static void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".wal"));
    }
}
