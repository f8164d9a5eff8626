package com.occuz.query.link;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.query.Page;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Looks for text in {@code view.link}. No index serves text from the middle of a word, so a search reads rows; how many
 * one answer reads is limited, and the next page goes on where it stopped.
 */
public final class LinkSearchTable {

    /** Read and compared in about 50 ms. */
    static final int LOOKED_THROUGH = 20_000;

    private final JdbcClient jdbc;
    private final ViewSchema schema;
    private final int lookedThrough;

    public LinkSearchTable(JdbcClient jdbc, ViewSchema schema) {
        this(jdbc, schema, LOOKED_THROUGH);
    }

    LinkSearchTable(JdbcClient jdbc, ViewSchema schema, int lookedThrough) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.lookedThrough = lookedThrough;
    }

    /** Newest first. */
    Page<LinkView> page(Tenant tenant, String text, Optional<Long> before, int limit) {
        List<LinkView> found = ask(tenant, before, """
                select l.*, coalesce(t.clicks, 0) as clicks
                from (
                  select link from looked_through where strpos(lower(destination), :text) > 0
                    or strpos(lower(coalesce(title, '')), :text) > 0
                    or strpos(lower(substr(link, strpos(link, '/') + 1)), :text) > 0
                  order by created_position desc limit %d
                ) page join view.link l using (link) left join view.link_total t using (link)
                order by l.created_position desc
                """.formatted(limit + 1))
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .query((row, n) -> LinkRow.of(row).view(row.getLong("clicks")))
                .list();
        return found.size() > limit
                ? Page.cut(found, limit, LinkView::createdPosition)
                : new Page<>(found, stoppedAt(tenant, before));
    }

    /** The oldest link that was looked at, if there are older ones. */
    private Optional<Long> stoppedAt(Tenant tenant, Optional<Long> before) {
        return ask(tenant, before, "select min(created_position) as oldest, count(*) as links from looked_through")
                .query((row, n) -> row.getLong("links") < lookedThrough ? Optional.<Long>empty() : Optional.of(row.getLong("oldest")))
                .single();
    }

    private StatementSpec ask(Tenant tenant, Optional<Long> before, String sql) {
        String looked = """
                with looked_through as (
                  select link, destination, title, created_position from view.link
                  where %s and created_position < :before order by created_position desc limit %d
                )
                """.formatted(TenantFilter.condition(tenant), lookedThrough);
        return TenantFilter.bind(tenant, jdbc.sql(schema.sql(looked + sql))).param("before", before.orElse(Long.MAX_VALUE));
    }
}
