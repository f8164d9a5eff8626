package com.occuz.query.click;

import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.DailyClicks.Day;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;

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
                with added as (
                  select * from unnest(?::text[], ?::date[], ?::bigint[]) as a (link, day, clicks)
                ), days as (
                  insert into view.link_clicks as d (link, day, clicks) select link, day, clicks from added
                  on conflict (link, day) do update set clicks = d.clicks + excluded.clicks
                )
                insert into view.link_total as t (link, clicks)
                select link, sum(clicks) from added group by link order by link
                on conflict (link) do update set clicks = t.clicks + excluded.clicks
                """))
                .param(texts(counts, count -> count.getKey().link()))
                .param(texts(counts, count -> count.getKey().day()))
                .param(numbers(counts, Map.Entry::getValue))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.link_clicks, view.link_total")).update();
    }

    /** The clicks of a link by UTC day, oldest first, both ends included; nothing where the tenant has no such link. */
    public DailyClicks days(Tenant tenant, LinkId link, Optional<LocalDate> from, Optional<LocalDate> to) {
        // The link first, whatever plan the database may have made when there were few links.
        String sql = """
                with found as materialized (select link, account_id from view.link where link = :link)
                select c.day, c.clicks from found join view.link_clicks c using (link)
                where\s""" + TenantFilter.condition(tenant)
                + (from.isPresent() ? " and c.day >= :from" : "")
                + (to.isPresent() ? " and c.day <= :to" : "")
                + " order by c.day";
        StatementSpec statement = TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql))).param("link", link.toString());
        from.ifPresent(day -> statement.param("from", day));
        to.ifPresent(day -> statement.param("to", day));
        List<Day> days = statement
                .query((row, n) -> new Day(row.getObject("day", LocalDate.class), row.getLong("clicks")))
                .list();
        return new DailyClicks(days.stream().mapToLong(Day::clicks).sum(), days);
    }

    /** The clicks of all links of the tenant by UTC day, oldest first, both ends included. */
    public DailyClicks days(Tenant tenant, LocalDate from, LocalDate to) {
        List<Day> days = ask(tenant, """
                select c.day, sum(c.clicks) as clicks from view.link_clicks c join view.link l using (link)
                where c.day between :from and :to and %s group by c.day order by c.day
                """)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new Day(row.getObject("day", LocalDate.class), row.getLong("clicks")))
                .list();
        return new DailyClicks(days.stream().mapToLong(Day::clicks).sum(), days);
    }

    /** The links with the most clicks in these UTC days, most first, both ends included. */
    public Map<LinkId, Long> most(Tenant tenant, LocalDate from, LocalDate to, int limit) {
        Map<LinkId, Long> most = new LinkedHashMap<>();
        ask(tenant, """
                select c.link, sum(c.clicks) as clicks from view.link_clicks c join view.link l using (link)
                where c.day between :from and :to and %s group by c.link order by 2 desc, 1 limit :limit
                """)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(row -> {
                    most.put(LinkId.parse(row.getString("link")), row.getLong("clicks"));
                });
        return most;
    }

    /** The clicks of each of these links that the tenant has and that were followed at all. */
    public Map<LinkId, Long> totals(Tenant tenant, Collection<LinkId> links) {
        Map<LinkId, Long> totals = new HashMap<>();
        ask(tenant, """
                select t.link, t.clicks from view.link_total t left join view.link l using (link)
                where t.link = any (:links) and %s
                """)
                .param("links", texts(links, link -> link))
                .query(row -> {
                    totals.put(LinkId.parse(row.getString("link")), row.getLong("clicks"));
                });
        return totals;
    }

    private StatementSpec ask(Tenant tenant, String sql) {
        return TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql.formatted(TenantFilter.condition(tenant)))));
    }
}
