package com.occuz.query.analytics;

import com.occuz.kernel.click.AnalyticsQuery.Visit;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.ledger.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    static final int SCHEMA = 2;

    private static final Logger log = LoggerFactory.getLogger(AnalyticsFile.class);
    private static final String NAME = "clicks.duckdb";

    private final Path path;
    private final DuckDBConnection writer;
    private final LinkNumbers links;
    private final UserAgents agents = new UserAgents();
    private volatile long position;
    private volatile long clicks;

    private AnalyticsFile(Path path, DuckDBConnection writer) {
        this.path = path;
        this.writer = writer;
        this.links = new LinkNumbers(writer);
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
                DuckDbFile.delete(path);
            }
            return begin(path, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable AnalyticsFile reopen(Path path, ClickTail.StoreIdentity store) {
        try {
            AnalyticsFile file = new AnalyticsFile(path, DuckDbFile.connect(path));
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
        AnalyticsFile file = new AnalyticsFile(path, DuckDbFile.connect(path));
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
            statement.execute("create table click (at_micros bigint, link integer, "
                    + Dimension.OF_CLICKS.stream().map(it -> it.wireName() + " varchar, ").collect(Collectors.joining())
                    + "visitor_day bigint, visitor_month bigint)");
        }
        try (PreparedStatement meta = writer.prepareStatement("insert into meta values (?, ?, ?, 0)")) {
            meta.setInt(1, SCHEMA);
            meta.setString(2, store.id());
            meta.setInt(3, store.epoch());
            meta.executeUpdate();
        }
        writer.commit();
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
        }
        links.load();
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
            links.add(met, accounts);
            appender.flush();
            writer.commit();
        } catch (SQLException | RuntimeException e) {
            links.forget(met);
            rollBack(e);
            throw e;
        }
        links.noteOwners(met, accounts);
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
        to.beginRow().append(row.at()).append(links.number(click.link().toString(), met));
        for (Dimension dimension : Dimension.OF_CLICKS) {
            to.append(visit.is(dimension));
        }
        to.append(row.visitorOfDay()).append(row.visitorOfMonth()).endRow();
    }

    private void move(long reached) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement("update meta set position = ?")) {
            statement.setLong(1, reached);
            statement.executeUpdate();
        }
    }

    /** Whether it is known of each link whose it is. */
    boolean isComplete() {
        return links.areOwned();
    }

    /** Links with clicks whose account is not known here yet; for the writer's thread. */
    Set<String> ownerless() {
        return links.ownerless();
    }

    /** Notes whose these links are; an account is a link's for ever. */
    void own(Map<String, String> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try {
            links.own(accounts);
            writer.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
        links.noteOwned(accounts.keySet());
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
