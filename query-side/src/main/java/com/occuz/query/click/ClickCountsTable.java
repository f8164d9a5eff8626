package com.occuz.query.click;

import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.kernel.link.LinkQuery.DailyClicks.Day;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.link_clicks} and {@code view.link_total}, which change together. */
public final class ClickCountsTable {

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public ClickCountsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Adds to days and totals in one statement, however many batches went into {@code added}. */
    void add(ClickCounts added) {
        Set<Map.Entry<ClickCounts.LinkDay, Long>> counts = added.counts().entrySet();
        jdbc.sql(schema.sql("""
                WITH added AS (
                  SELECT * FROM unnest(?::text[], ?::date[], ?::bigint[]) AS a (link, day, clicks)
                ), days AS (
                  INSERT INTO view.link_clicks AS d (link, day, clicks) SELECT link, day, clicks FROM added
                  ON CONFLICT (link, day) DO UPDATE SET clicks = d.clicks + excluded.clicks
                )
                INSERT INTO view.link_total AS t (link, clicks)
                SELECT link, sum(clicks) FROM added GROUP BY link ORDER BY link
                ON CONFLICT (link) DO UPDATE SET clicks = t.clicks + excluded.clicks
                """))
                .param(texts(counts, count -> count.getKey().link()))
                .param(texts(counts, count -> count.getKey().day()))
                .param(numbers(counts, Map.Entry::getValue))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("TRUNCATE view.link_clicks, view.link_total")).update();
    }

    /** The clicks of a link by UTC day, oldest first, both ends included; nothing where the tenant has no such link. */
    public DailyClicks days(Tenant tenant, LinkId link, Optional<LocalDate> from, Optional<LocalDate> to) {
        String sql = """
                SELECT c.day, c.clicks FROM view.link_clicks c JOIN view.link l USING (link)
                WHERE link = :link AND\s""" + TenantFilter.condition(tenant)
                + (from.isPresent() ? " AND c.day >= :from" : "")
                + (to.isPresent() ? " AND c.day <= :to" : "")
                + " ORDER BY c.day";
        StatementSpec statement = TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql))).param("link", link.toString());
        from.ifPresent(day -> statement.param("from", day));
        to.ifPresent(day -> statement.param("to", day));
        List<Day> days = statement
                .query((row, n) -> new Day(row.getObject("day", LocalDate.class), row.getLong("clicks")))
                .list();
        return new DailyClicks(days.stream().mapToLong(Day::clicks).sum(), days);
    }
}
