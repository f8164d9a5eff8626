package com.occuz.query.analytics;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.ClickLine;
import com.occuz.kernel.click.AnalyticsQuery.Interval;
import com.occuz.kernel.click.AnalyticsQuery.Visit;
import com.occuz.kernel.click.ClickFilter;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The rows {@code click} of the file, asked over one connection of a reader. */
final class ClickRowsTable {

    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long DAYS_OF_SHIFT = LocalTime.SHIFT / DAY;
    private static final int WEEK_HOURS = 7 * 24;

    private final Connection connection;

    ClickRowsTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * What a question is about.
     *
     * @param from and {@code to}: microseconds since 1970, half-open
     */
    record Scope(ClickFilter filter, long from, long to) {}

    /** @param first and {@code last} click, microseconds since 1970; 0 where there is none */
    record Sums(long clicks, long humans, long visitorsOfDays, long visitorsOfMonths, long first, long last) {}

    /** Remembers the links that a tag stands for, for as long as the connection is open. */
    void tagged(Collection<String> links) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create or replace temp table tagged (link varchar)");
        }
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "tagged")) {
            for (String link : links) {
                appender.beginRow().append(link).endRow();
            }
        }
    }

    Sums sums(Tenant tenant, Scope scope) throws SQLException {
        String sql = """
                select count(*), count(*) filter (where kind = 'human'),
                  count(distinct visitor_day) filter (where kind = 'human'),
                  count(distinct visitor_month) filter (where kind = 'human'), coalesce(min(at_micros), 0), coalesce(max(at_micros), 0)
                from click where\s""" + condition(tenant, scope);
        try (PreparedStatement statement = bound(sql, tenant, scope);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Sums(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }
    }

    /**
     * Clicks by the buckets that have any, the earliest first.
     *
     * @param sums of the same scope
     * @param most so many buckets at most; one more is read where there are more
     */
    Map<Instant, Long> series(Tenant tenant, Scope scope, Sums sums, Interval interval, ZoneId zone, int most)
            throws SQLException {
        if (sums.clicks() == 0) {
            return Map.of();
        }
        LocalTime local = LocalTime.of(zone, sums.first(), sums.last());
        long length =
                switch (interval) {
                    case MINUTE -> MINUTE;
                    case HOUR -> HOUR;
                    case DAY, WEEK, MONTH -> DAY;
                };
        String sql = "select " + local.pieceSql() + " as piece, " + local.localSql() + " // " + length
                + " as number, count(*) from click where " + condition(tenant, scope)
                + " group by piece, number order by piece, number limit " + (most + 1);
        Map<Instant, Long> series = new TreeMap<>();
        try (PreparedStatement statement = bound(sql, tenant, scope);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Instant at = length == DAY
                        ? begin(LocalDate.ofEpochDay(row.getLong(2) - DAYS_OF_SHIFT), interval)
                                .atStartOfDay(zone)
                                .toInstant()
                        : local.start(row.getInt(1), row.getLong(2), length);
                series.merge(at, row.getLong(3), Long::sum);
            }
        }
        return series;
    }

    private static LocalDate begin(LocalDate day, Interval interval) {
        return switch (interval) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case MINUTE, HOUR, DAY -> day;
        };
    }

    /** Clicks by hour of the week, Monday 0–1 o'clock first. */
    List<Long> hoursOfWeek(Tenant tenant, Scope scope, Sums sums, ZoneId zone) throws SQLException {
        Long[] hours = new Long[WEEK_HOURS];
        Arrays.fill(hours, 0L);
        if (sums.clicks() > 0) {
            LocalTime local = LocalTime.of(zone, sums.first(), sums.last());
            String sql = "select (" + local.localSql() + " // " + HOUR + ") % " + WEEK_HOURS
                    + " as hour, count(*) from click where " + condition(tenant, scope) + " group by hour";
            try (PreparedStatement statement = bound(sql, tenant, scope);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    // What stands at 0 is two days before 1970 began, which was a Tuesday.
                    hours[(row.getInt(1) + 24) % WEEK_HOURS] = row.getLong(2);
                }
            }
        }
        return List.of(hours);
    }

    /**
     * Clicks by value, most first.
     *
     * @param by any dimension but tags, which the file does not know; links are given by their stored id
     */
    Map<String, Long> groups(Tenant tenant, Scope scope, Dimension by, int most) throws SQLException {
        String column = column(by);
        String from = switch (by) {
            // Added up by number first: texts are many times slower to compare.
            case LINK, DOMAIN -> "(select link as no, count(*) as n from click where " + condition(tenant, scope)
                    + " group by link) counted join links using (no)";
            default -> "(select " + column + ", count(*) as n from click where " + condition(tenant, scope)
                    + " group by " + column + ") counted";
        };
        String sql = "select " + column + ", sum(n)::bigint as clicks from " + from + " group by " + column
                + " order by clicks desc, " + column + " limit " + most;
        Map<String, Long> groups = new LinkedHashMap<>();
        try (PreparedStatement statement = bound(sql, tenant, scope);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                groups.put(row.getString(1), row.getLong(2));
            }
        }
        return groups;
    }

    /** Hands over click by click; nothing but a part of them is in memory at a time. */
    void each(Tenant tenant, Scope scope, Consumer<ClickLine> taker) throws SQLException {
        String sql = "select click.at_micros, links.link, "
                + Dimension.OF_CLICKS.stream().map(ClickRowsTable::column).collect(Collectors.joining(", "))
                + " from click join links on links.no = click.link where " + condition(tenant, scope);
        try (PreparedStatement statement = bound(sql, tenant, scope);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                taker.accept(new ClickLine(
                        LocalTime.instant(row.getLong(1)), LinkId.parse(row.getString(2)), new Visit(values(row))));
            }
        }
    }

    private static Map<Dimension, String> values(ResultSet row) throws SQLException {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (int i = 0; i < Dimension.OF_CLICKS.size(); i++) {
            values.put(Dimension.OF_CLICKS.get(i), row.getString(3 + i));
        }
        return values;
    }

    private static String column(Dimension dimension) {
        if (dimension == Dimension.TAG) {
            throw new IllegalArgumentException("tags are not in the file");
        }
        return dimension.wireName();
    }

    /** The condition, with its parameters in the order of {@link #bound}. */
    private static String condition(Tenant tenant, Scope scope) {
        StringBuilder sql = new StringBuilder("click.at_micros >= ? and click.at_micros < ?");
        if (tenant instanceof Tenant.Own) {
            sql.append(" and click.link in (select no from links where account = ?)");
        }
        if (scope.filter().link().isPresent()) {
            sql.append(" and click.link = (select no from links where link = ?)");
        }
        scope.filter().bots().ifPresent(bots -> sql.append(bots ? " and kind <> 'human'" : " and kind = 'human'"));
        for (Dimension dimension : Dimension.values()) {
            if (scope.filter().is().containsKey(dimension)) {
                sql.append(" and ").append(switch (dimension) {
                    case TAG -> "click.link in (select no from links where link in (select link from temp.tagged)) and ? is not null";
                    case DOMAIN -> "click.link in (select no from links where domain = ?)";
                    default -> column(dimension) + " = ?";
                });
            }
        }
        return sql.toString();
    }

    private PreparedStatement bound(String sql, Tenant tenant, Scope scope) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(scope.from(), scope.to()));
        if (tenant instanceof Tenant.Own own) {
            parameters.add(own.account().value());
        }
        scope.filter().link().ifPresent(link -> parameters.add(link.toString()));
        for (Dimension dimension : Dimension.values()) {
            String value = scope.filter().is().get(dimension);
            if (value != null) {
                parameters.add(value);
            }
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
