package com.occuz.query.analytics;

import com.occuz.kernel.click.AnalyticsQuery.Visit;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.link.LinkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DuckDB file: one row for each click, and how far in the click store they reach. Both change in one transaction, so
 * that whatever kills the process, a click is there with its position or not at all.
 *
 * <p>One thread writes. Everybody else reads by {@link #reader()}, each by a connection of their own.
 */
final class AnalyticsFile implements AutoCloseable {

    /** Another form of the tables, or other rules by which clicks are enriched, begins the file anew. */
    static final int SCHEMA = 1;

    private static final Logger log = LoggerFactory.getLogger(AnalyticsFile.class);
    private static final String NAME = "clicks.duckdb";

    private final Path path;
    private final DuckDBConnection writer;
    private final Map<String, Integer> links = new HashMap<>();
    private final Set<String> ownerless = new LinkedHashSet<>();
    private final UserAgents agents = new UserAgents();
    private volatile long position;
    private volatile long clicks;
    private volatile boolean complete = true;

    private AnalyticsFile(Path path, DuckDBConnection writer) {
        this.path = path;
        this.writer = writer;
    }

    /**
     * Opens what is there, or begins anew where that is of another store, another epoch or another schema, or damaged.
     *
     * @throws SQLException if not even an empty file can be made
     * @throws UncheckedIOException if the directory cannot be written
     */
    static AnalyticsFile open(Path directory, ClickTail.StoreIdentity store) throws SQLException {
        Path path = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            if (Files.exists(path)) {
                @Nullable AnalyticsFile present = reopen(path, store);
                if (present != null) {
                    return present;
                }
                delete(path);
            }
            return begin(path, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the file, so that the next opening begins anew. */
    static void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".wal"));
    }

    private static @Nullable AnalyticsFile reopen(Path path, ClickTail.StoreIdentity store) {
        try {
            AnalyticsFile file = new AnalyticsFile(path, connect(path));
            try {
                if (file.load(store)) {
                    return file;
                }
                log.info("The analytics in {} are of another store, epoch or version; they are made anew", path);
            } catch (SQLException e) {
                log.warn("The analytics in {} cannot be read; they are made anew ({})", path, e.getMessage());
            }
            file.close();
            return null;
        } catch (SQLException e) {
            log.warn("The analytics in {} cannot be opened; they are made anew ({})", path, e.getMessage());
            return null;
        }
    }

    private static AnalyticsFile begin(Path path, ClickTail.StoreIdentity store) throws SQLException {
        AnalyticsFile file = new AnalyticsFile(path, connect(path));
        try {
            file.make(store);
            return file;
        } catch (SQLException e) {
            file.close();
            throw e;
        }
    }

    private void make(ClickTail.StoreIdentity store) throws SQLException {
        writer.setAutoCommit(false);
        try (Statement statement = writer.createStatement()) {
            statement.execute("create table meta (schema integer, store varchar, epoch integer, position bigint)");
            statement.execute("create table links (no integer, link varchar, domain varchar, account varchar)");
            statement.execute("create table click (at_micros bigint, link integer, kind varchar, device varchar, os varchar,"
                    + " browser varchar, language varchar, referrer varchar, visitor_day bigint, visitor_month bigint)");
        }
        try (PreparedStatement meta = writer.prepareStatement("insert into meta values (?, ?, ?, 0)")) {
            meta.setInt(1, SCHEMA);
            meta.setString(2, store.id());
            meta.setInt(3, store.epoch());
            meta.executeUpdate();
        }
        writer.commit();
    }

    private static DuckDBConnection connect(Path path) throws SQLException {
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

    /** {@code false} if it is another store's, or of another epoch or schema. */
    private boolean load(ClickTail.StoreIdentity store) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            try (ResultSet row = statement.executeQuery("select schema, store, epoch, position from meta")) {
                if (!row.next()
                        || row.getInt(1) != SCHEMA
                        || !store.equals(new ClickTail.StoreIdentity(row.getString(2), row.getInt(3)))) {
                    return false;
                }
                position = row.getLong(4);
            }
            try (ResultSet row = statement.executeQuery("select count(*) from click")) {
                row.next();
                clicks = row.getLong(1);
            }
            try (ResultSet row = statement.executeQuery("select no, link, account from links order by no")) {
                while (row.next()) {
                    links.put(row.getString(2), row.getInt(1));
                    if (row.getString(3) == null) {
                        ownerless.add(row.getString(2));
                    }
                }
            }
        }
        complete = ownerless.isEmpty();
        writer.setAutoCommit(false);
        return true;
    }

    /** The position of the last batch that is in it. */
    long position() {
        return position;
    }

    long clicks() {
        return clicks;
    }

    /** A connection of one's own, to be closed: what is asked of it is asked of one state of the file. */
    Connection reader() throws SQLException {
        Connection reader = writer.duplicate();
        reader.setAutoCommit(false);
        return reader;
    }

    /** The position of the state that a reader sees. */
    static long position(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("select position from meta")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Takes batches in, all of them or none.
     *
     * @param batches in the order of the click store, from the position behind {@link #position()} on
     * @param owners tells the accounts of links, of those that it knows
     */
    void append(List<RecordedEvent> batches, Function<Collection<String>, Map<String, String>> owners)
            throws SQLException {
        List<String> met = new ArrayList<>();
        long rows = 0;
        Map<String, String> accounts;
        long reached = batches.getLast().position();
        // First: the driver begins a transaction with a statement and not with an appender, whose rows would be in for good.
        move(reached);
        try (DuckDBAppender appender = writer.createAppender("click")) {
            for (RecordedEvent batch : batches) {
                if (!(batch.payload() instanceof ClicksRecorded recorded)) {
                    throw new IllegalStateException("position " + batch.position() + " holds no clicks: " + batch.type());
                }
                for (Click click : recorded.clicks()) {
                    append(appender, click, met);
                    rows++;
                }
            }
            accounts = met.isEmpty() ? Map.of() : owners.apply(met);
            addLinks(met, accounts);
            appender.flush();
            writer.commit();
        } catch (SQLException | RuntimeException e) {
            met.forEach(links::remove);
            rollBack(e);
            throw e;
        }
        met.stream().filter(link -> !accounts.containsKey(link)).forEach(ownerless::add);
        complete = ownerless.isEmpty();
        position = reached;
        clicks += rows;
    }

    /** How many rows a batch will be. */
    static long clicksOf(RecordedEvent batch) {
        return batch.payload() instanceof ClicksRecorded recorded ? recorded.clicks().size() : 0;
    }

    private void append(DuckDBAppender to, Click click, List<String> met) throws SQLException {
        ClickRow row = ClickRow.of(click, agents);
        Visit visit = row.visit();
        String link = click.link().toString();
        Integer number = links.get(link);
        if (number == null) {
            number = links.size();
            links.put(link, number);
            met.add(link);
        }
        to.beginRow()
                .append(row.at())
                .append(number.intValue())
                .append(visit.kind())
                .append(visit.device())
                .append(visit.os())
                .append(visit.browser())
                .append(visit.language())
                .append(visit.referrer())
                .append(row.visitorOfDay())
                .append(row.visitorOfMonth())
                .endRow();
    }

    private void addLinks(List<String> met, Map<String, String> accounts) throws SQLException {
        if (met.isEmpty()) {
            return;
        }
        try (DuckDBAppender appender = writer.createAppender("links")) {
            for (String link : met) {
                appender.beginRow()
                        .append(links.get(link))
                        .append(link)
                        .append(LinkId.parse(link).domain().toString())
                        .append(accounts.get(link))
                        .endRow();
            }
        }
    }

    private void move(long reached) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement("update meta set position = ?")) {
            statement.setLong(1, reached);
            statement.executeUpdate();
        }
    }

    /** Whether it is known of each link whose it is. */
    boolean isComplete() {
        return complete;
    }

    /** Links with clicks whose account is not known here yet; for the writer's thread. */
    Set<String> ownerless() {
        return Set.copyOf(ownerless);
    }

    /** Notes whose these links are; an account is a link's for ever. */
    void own(Map<String, String> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = writer.prepareStatement("update links set account = ? where no = ?")) {
            for (Map.Entry<String, String> account : accounts.entrySet()) {
                statement.setString(1, account.getValue());
                statement.setInt(2, links.getOrDefault(account.getKey(), -1));
                statement.addBatch();
            }
            statement.executeBatch();
            writer.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
        ownerless.removeAll(accounts.keySet());
        complete = ownerless.isEmpty();
    }

    private void rollBack(Exception cause) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (SQLException e) {
            log.warn("The analytics in {} did not close cleanly", path, e);
        }
    }
}
