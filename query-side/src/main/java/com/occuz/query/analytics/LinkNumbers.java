package com.occuz.query.analytics;

import com.occuz.kernel.link.LinkId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The rows {@code links} of the file: by which number its clicks name a link, and whose it is. For the writer's thread, whose
 * transaction what is written here belongs to.
 */
final class LinkNumbers {

    private final DuckDBConnection writer;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> ownerless = new LinkedHashSet<>();
    private volatile boolean owned = true;

    LinkNumbers(DuckDBConnection writer) {
        this.writer = writer;
    }

    void load() throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet row = statement.executeQuery("select no, link, account from links order by no")) {
            while (row.next()) {
                numbers.put(row.getString(2), row.getInt(1));
                if (row.getString(3) == null) {
                    ownerless.add(row.getString(2));
                }
            }
        }
        owned = ownerless.isEmpty();
    }

    /** @param met gets the link if it has not been seen before */
    int number(String link, List<String> met) {
        Integer number = numbers.get(link);
        if (number == null) {
            number = numbers.size();
            numbers.put(link, number);
            met.add(link);
        }
        return number;
    }

    /** Writes down links that were met, with the accounts of those that have one. */
    void add(List<String> met, Map<String, String> accounts) throws SQLException {
        if (met.isEmpty()) {
            return;
        }
        try (DuckDBAppender appender = writer.createAppender("links")) {
            for (String link : met) {
                appender.beginRow()
                        .append(numbers.get(link))
                        .append(link)
                        .append(LinkId.parse(link).domain().toString())
                        .append(accounts.get(link))
                        .endRow();
            }
        }
    }

    /** What was met in a transaction that came to nothing. */
    void forget(List<String> met) {
        met.forEach(numbers::remove);
    }

    /** What was met is written. */
    void noteOwners(List<String> met, Map<String, String> accounts) {
        met.stream().filter(link -> !accounts.containsKey(link)).forEach(ownerless::add);
        owned = ownerless.isEmpty();
    }

    /** Writes down whose these links are. */
    void own(Map<String, String> accounts) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement("update links set account = ? where no = ?")) {
            for (Map.Entry<String, String> account : accounts.entrySet()) {
                statement.setString(1, account.getValue());
                statement.setInt(2, numbers.getOrDefault(account.getKey(), -1));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** That is written. */
    void noteOwned(Collection<String> links) {
        ownerless.removeAll(links);
        owned = ownerless.isEmpty();
    }

    /** Whether it is known of each link whose it is. */
    boolean areOwned() {
        return owned;
    }

    Set<String> ownerless() {
        return Set.copyOf(ownerless);
    }
}
