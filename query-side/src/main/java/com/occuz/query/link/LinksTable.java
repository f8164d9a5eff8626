package com.occuz.query.link;

import static com.occuz.query.projection.SqlArrays.literal;
import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code view.link} and {@code view.link_tag}. Statements join the transaction of the thread, if there is one. */
public final class LinksTable {

    /**
     * The link first, then whether the tenant has it. Asked at once, the plan that PostgreSQL makes while the table is
     * small looks through all links of the account, and it is kept long after a first import has made them many.
     */
    private static final String BY_LINK =
            "with found as materialized (select * from view.link where link = :link) ";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public LinksTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces rows in one statement; no link may occur twice. */
    void save(Collection<LinkRow> rows) {
        jdbc.sql(schema.sql("""
                insert into view.link (link, account_id, destination, title, tags, valid_from, expires_at,
                  redirect_status, max_clicks, forward_query, forward_path, disabled, rules, password_hash, taken_down, retired_at, created_at, created_position, version, position)
                select link, account_id, destination, title, tags::text[], valid_from, expires_at,
                  redirect_status, max_clicks, forward_query, forward_path, disabled, rules, password_hash, taken_down, retired_at, created_at, created_position, version, position
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                  ?::smallint[], ?::bigint[], ?::boolean[], ?::boolean[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                  ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[])
                as r (link, account_id, destination, title, tags, valid_from, expires_at,
                  redirect_status, max_clicks, forward_query, forward_path, disabled, rules, password_hash, taken_down, retired_at, created_at, created_position, version, position)
                on conflict (link) do update set account_id = excluded.account_id, destination = excluded.destination,
                  title = excluded.title, tags = excluded.tags, valid_from = excluded.valid_from,
                  expires_at = excluded.expires_at, redirect_status = excluded.redirect_status,
                  max_clicks = excluded.max_clicks, forward_query = excluded.forward_query,
                  forward_path = excluded.forward_path, disabled = excluded.disabled, rules = excluded.rules,
                  password_hash = excluded.password_hash,
                  taken_down = excluded.taken_down,
                  retired_at = excluded.retired_at, created_at = excluded.created_at,
                  created_position = excluded.created_position, version = excluded.version,
                  position = excluded.position
                """))
                .param(texts(rows, LinkRow::link))
                .param(texts(rows, LinkRow::account))
                .param(texts(rows, LinkRow::destination))
                .param(texts(rows, LinkRow::title))
                .param(texts(rows, row -> literal(row.tags())))
                .param(texts(rows, row -> row.validity().validFrom()))
                .param(texts(rows, row -> row.validity().expiresAt()))
                .param(texts(rows, row -> row.redirectStatus().code()))
                .param(texts(rows, row -> maxClicks(row.options())))
                .param(texts(rows, row -> row.options().forwarding().query()))
                .param(texts(rows, row -> row.options().forwarding().path()))
                .param(texts(rows, row -> row.options().isDisabled()))
                .param(texts(rows, row -> LinkRow.json(row.options().rules())))
                .param(texts(rows, row -> LinkRow.hash(row.options())))
                .param(texts(rows, LinkRow::takenDown))
                .param(texts(rows, LinkRow::retiredAt))
                .param(texts(rows, LinkRow::createdAt))
                .param(numbers(rows, LinkRow::createdPosition))
                .param(numbers(rows, LinkRow::version))
                .param(numbers(rows, LinkRow::position))
                .update();
    }

    private static @Nullable Long maxClicks(LinkOptions options) {
        return options.maxClicks() == null ? null : options.maxClicks().clicks();
    }

    /** Makes the tags of these links findable, and no others of theirs. */
    void saveTags(Collection<LinkRow> rows) {
        jdbc.sql(schema.sql("delete from view.link_tag where created_position = any (?)"))
                .param(numbers(rows, LinkRow::createdPosition))
                .update();
        List<TaggedLink> tagged = rows.stream()
                .flatMap(row -> row.tags().stream().map(tag -> new TaggedLink(row, tag)))
                .toList();
        jdbc.sql(schema.sql("""
                insert into view.link_tag (created_position, tag, account_id, link)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                """))
                .param(numbers(tagged, tag -> tag.row().createdPosition()))
                .param(texts(tagged, TaggedLink::tag))
                .param(texts(tagged, tag -> tag.row().account()))
                .param(texts(tagged, tag -> tag.row().link()))
                .update();
    }

    private record TaggedLink(LinkRow row, String tag) {}

    void clear() {
        jdbc.sql(schema.sql("truncate view.link, view.link_tag")).update();
    }

    Optional<LinkRow> find(Tenant tenant, LinkId link) {
        return ask(tenant, BY_LINK + "select * from found where " + TenantFilter.condition(tenant))
                .param("link", link.toString())
                .query((row, n) -> LinkRow.of(row))
                .optional();
    }

    Optional<LinkView> view(Tenant tenant, LinkId link) {
        return ask(tenant, BY_LINK + """
                select found.*, coalesce(t.clicks, 0) as clicks from found left join view.link_total t using (link)
                where\s""" + TenantFilter.condition(tenant))
                .param("link", link.toString())
                .query((row, n) -> LinkRow.of(row).view(row.getLong("clicks")))
                .optional();
    }

    /** Newest first. */
    List<LinkView> list(Tenant tenant, Optional<String> tag, Optional<Long> before, int limit) {
        return listing("", tenant, tag, before, limit)
                .query((row, n) -> LinkRow.of(row).view(row.getLong("clicks")))
                .list();
    }

    /** Newest first. */
    List<LinkView> takenDown(Tenant tenant, Optional<Long> before, int limit) {
        return ask(tenant, """
                        with found as materialized (
                          select * from view.link where taken_down is not null and created_position < :before
                        )
                        select found.*, coalesce(t.clicks, 0) as clicks from found left join view.link_total t using (link)
                        where %s order by created_position desc limit :limit
                        """.formatted(TenantFilter.condition(tenant)))
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> LinkRow.of(row).view(row.getLong("clicks")))
                .list();
    }

    /** How the database goes about {@link #list}. */
    List<String> explainList(Tenant tenant, Optional<String> tag, Optional<Long> before, int limit) {
        return listing("explain ", tenant, tag, before, limit)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /**
     * The page first, then what belongs to its rows.
     *
     * <p>The page is a range of an index in that index's own order. Said like this, and not as "of this account, ordered
     * by position", because the plan that PostgreSQL keeps for a statement knows no parameters: it would take every
     * account for one of average size, fetch all of its links and sort them. The limit is text for the same reason.
     */
    private StatementSpec listing(
            String prefix, Tenant tenant, Optional<String> tag, Optional<Long> before, int limit) {
        List<String> columns = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        if (tenant instanceof Tenant.Own) {
            // From (account, …, 0) to (account, …, before) there is nothing of another account.
            columns.add("account_id");
            parameters.add(":account");
        }
        if (tag.isPresent()) {
            columns.add("tag");
            parameters.add(":tag");
        }
        columns.add("created_position");
        String key = String.join(", ", columns);
        String fixed = String.join("", parameters.stream().map(parameter -> parameter + ", ").toList());
        StatementSpec statement = ask(tenant, prefix + """
                select l.*, coalesce(t.clicks, 0) as clicks
                from (
                  select link from %s where (%s) > (%s0) and (%s) < (%s:before) order by %s desc limit %d
                ) page join view.link l using (link) left join view.link_total t using (link)
                order by l.created_position desc
                """.formatted(
                        tag.isPresent() ? "view.link_tag" : "view.link",
                        key,
                        fixed,
                        key,
                        fixed,
                        String.join(" desc, ", columns),
                        limit))
                .param("before", before.orElse(Long.MAX_VALUE));
        tag.ifPresent(text -> statement.param("tag", text));
        return statement;
    }

    /** Those of {@code links} that the tenant has. */
    Set<LinkId> existing(Tenant tenant, Collection<LinkId> links) {
        return new HashSet<>(ask(tenant, """
                        with found as materialized (select link, account_id from view.link where link = any (:links))
                        select link from found where\s""" + TenantFilter.condition(tenant))
                .param("links", texts(links, link -> link))
                .query((row, n) -> LinkId.parse(row.getString("link")))
                .list());
    }

    private StatementSpec ask(Tenant tenant, String sql) {
        return TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql)));
    }
}
