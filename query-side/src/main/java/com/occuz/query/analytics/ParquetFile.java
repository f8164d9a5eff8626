package com.occuz.query.analytics;

import com.occuz.kernel.click.AnalyticsQuery.ClickLine;
import com.occuz.kernel.click.ClickRefusal.TooManyClicks;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Single clicks as a Parquet file: {@code at} (a timestamp in UTC, microseconds), {@code link} and the dimensions of a click as
 * texts. It is made in a database of its own, since that of the clicks may write no other file; both are in a directory that goes
 * when this is closed.
 */
final class ParquetFile implements AutoCloseable {

    /** Some 400 MB while it is made. */
    static final long MOST_CLICKS = 10_000_000;

    private static final String PREFIX = "export-";
    private static final long A_FLUSH = 50_000;

    /** Gives clicks one after the other. */
    @FunctionalInterface
    interface Source {
        void each(Consumer<ClickLine> taker) throws SQLException;
    }

    private final Path directory;

    private ParquetFile(Path directory) {
        this.directory = directory;
    }

    /**
     * @param parent where its directory is made
     * @throws Refused if there are more clicks than {@link #MOST_CLICKS}
     * @throws UncheckedIOException if the disk does not take it
     */
    static ParquetFile of(Path parent, Source source) throws SQLException {
        return of(parent, source, MOST_CLICKS);
    }

    static ParquetFile of(Path parent, Source source, long most) throws SQLException {
        ParquetFile file;
        try {
            Files.createDirectories(parent);
            file = new ParquetFile(Files.createTempDirectory(parent, PREFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            file.write(source, most);
            return file;
        } catch (SQLException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Removes what exports of an earlier run have left behind. */
    static void sweep(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> left = Files.list(parent)) {
            left.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .forEach(path -> new ParquetFile(path).close());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Source source, long most) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", "256MB");
        settings.setProperty("temp_directory", directory.resolve("spill").toString());
        settings.setProperty("threads", "1");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        String texts = Dimension.OF_CLICKS.stream().map(Dimension::wireName).collect(Collectors.joining(", "));
        try (DuckDBConnection rows = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("rows.duckdb"), settings)
                        .unwrap(DuckDBConnection.class);
                Statement statement = rows.createStatement()) {
            statement.execute("create table click (at_micros bigint, link varchar, "
                    + Dimension.OF_CLICKS.stream().map(it -> it.wireName() + " varchar").collect(Collectors.joining(", ")) + ")");
            try (DuckDBAppender appender = rows.createAppender("click")) {
                source.each(new Rows(appender, most));
            }
            statement.execute("copy (select make_timestamp(at_micros) as at, link, " + texts + " from click) to '"
                    + path().toString().replace("'", "''") + "' (format parquet, compression zstd)");
        }
    }

    /** What is appended, line by line. */
    private static final class Rows implements Consumer<ClickLine> {

        private final DuckDBAppender to;
        private final long most;
        private long count;

        Rows(DuckDBAppender to, long most) {
            this.to = to;
            this.most = most;
        }

        @Override
        public void accept(ClickLine click) {
            if (++count > most) {
                throw new Refused(new TooManyClicks(most));
            }
            try {
                to.beginRow().append(LocalTime.micros(click.at())).append(click.link().opaque());
                for (Dimension dimension : Dimension.OF_CLICKS) {
                    to.append(click.visit().is(dimension));
                }
                to.endRow();
                if (count % A_FLUSH == 0) {
                    to.flush();
                }
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException("the file of clicks cannot be written", e));
            }
        }
    }

    Path path() {
        return directory.resolve("clicks.parquet");
    }

    @Override
    public void close() {
        try (Stream<Path> walked = Files.walk(directory)) {
            List<Path> all = walked.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
