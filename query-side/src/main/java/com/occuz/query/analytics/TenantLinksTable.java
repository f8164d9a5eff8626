package com.occuz.query.analytics;

import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.Tenant;
import com.occuz.query.projection.SqlArrays;
import com.occuz.query.projection.TenantFilter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What analytics need to know of links, from {@code view.link} and {@code view.link_tag}: it changes, and clicks do not. */
public final class TenantLinksTable {

    /** The links first, whatever plan the database made when there were few. */
    private static final String FOUND =
            "with found as materialized (select link, account_id, tags from view.link where link = any (:links)) ";

    private final JdbcClient jdbc;

    public TenantLinksTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The accounts of those of {@code links} that the tenant has. */
    public Map<String, String> accounts(Tenant tenant, Collection<String> links) {
        Map<String, String> accounts = new HashMap<>();
        ask(tenant, FOUND + "select link, account_id from found where " + TenantFilter.condition(tenant))
                .param("links", texts(links, link -> link))
                .query(row -> {
                    accounts.put(row.getString("link"), row.getString("account_id"));
                });
        return accounts;
    }

    /** The tags of those of {@code links} that the tenant has. */
    Map<String, List<String>> tags(Tenant tenant, Collection<String> links) {
        Map<String, List<String>> tags = new HashMap<>();
        ask(tenant, FOUND + "select link, tags from found where " + TenantFilter.condition(tenant))
                .param("links", texts(links, link -> link))
                .query(row -> {
                    tags.put(row.getString("link"), SqlArrays.textList(row, "tags"));
                });
        return tags;
    }

    /** The tenant's links with this tag. */
    List<String> tagged(Tenant tenant, String tag) {
        return ask(tenant, "select link from view.link_tag where tag = :tag and " + TenantFilter.condition(tenant))
                .param("tag", tag)
                .query((row, n) -> row.getString("link"))
                .list();
    }

    private StatementSpec ask(Tenant tenant, String sql) {
        return TenantFilter.bind(tenant, jdbc.sql(sql));
    }
}
