package com.occuz.store.installation;

import com.occuz.store.postgres.Jdbc;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/** The one row that says which installation this is. */
public final class InstallationTable {

    private static final String COLUMNS = " store_id, epoch, test_offset_micros, test_clock ";

    private final DataSource database;

    public InstallationTable(DataSource database) {
        this.database = database;
    }

    public Installation read() {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("select" + COLUMNS + "from control.installation");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return installation(row);
            }
        });
    }

    /**
     * Marks the installation for ever, and starts its clock at {@code instant}, earlier or later than real time; it
     * runs on from there.
     *
     * @return empty, and nothing is changed, if it has a test clock already
     */
    public Optional<Installation> startTestClock(Instant instant) {
        return setClock(instant, "not test_clock");
    }

    /**
     * Moves the test clock on to {@code instant}.
     *
     * @return empty, and nothing is changed, if there is no test clock, or {@code instant} lies before what it says
     */
    public Optional<Installation> advanceTestClock(Instant instant) {
        return setClock(
                instant,
                "test_clock and to_instant.at >= clock_timestamp() + test_offset_micros * interval '1 microsecond'");
    }

    /** After a restore: positions that anybody holds are of another epoch from now on. */
    public Installation beginEpoch() {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            "update control.installation set epoch = epoch + 1 returning" + COLUMNS);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return installation(row);
            }
        });
    }

    private Optional<Installation> setClock(Instant instant, String condition) {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    update control.installation set test_clock = true,
                        test_offset_micros = (extract(epoch from to_instant.at - clock_timestamp()) * 1000000)::bigint
                    from (select ?::timestamptz as at) to_instant
                    where %s returning %s"""
                            .formatted(condition, COLUMNS))) {
                statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(installation(row)) : Optional.empty();
                }
            }
        });
    }

    private static Installation installation(ResultSet row) throws SQLException {
        return new Installation(
                row.getString(1), row.getInt(2), Duration.of(row.getLong(3), ChronoUnit.MICROS), row.getBoolean(4));
    }
}
