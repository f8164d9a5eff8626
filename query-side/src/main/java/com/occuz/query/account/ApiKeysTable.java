package com.occuz.query.account;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.instantOrNull;
import static com.occuz.query.projection.SqlArrays.literal;
import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.textList;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.api_key}. Statements join the transaction of the thread, if there is one. */
public final class ApiKeysTable {

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public ApiKeysTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces rows in one statement; no key may occur twice. */
    void save(Collection<ApiKeyRow> rows) {
        jdbc.sql(schema.sql("""
                insert into view.api_key (account_id, key, role, scopes, digest, label, owner, issued_at, expires_at,
                  revoked_at, version, position)
                select account_id, key, role, scopes::text[], digest, label, owner, issued_at, expires_at,
                  revoked_at, version, position
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[])
                as r (account_id, key, role, scopes, digest, label, owner, issued_at, expires_at,
                  revoked_at, version, position)
                on conflict (account_id, key) do update set role = excluded.role, scopes = excluded.scopes,
                  digest = excluded.digest, label = excluded.label, owner = excluded.owner,
                  issued_at = excluded.issued_at, expires_at = excluded.expires_at, revoked_at = excluded.revoked_at,
                  version = excluded.version, position = excluded.position
                """))
                .param(texts(rows, row -> row.view().account()))
                .param(texts(rows, row -> row.view().key()))
                .param(texts(rows, row -> row.view().role().wireName()))
                .param(texts(rows, row -> literal(
                        row.view().scopes().stream().map(Scope::wireName).toList())))
                .param(texts(rows, ApiKeyRow::digest))
                .param(texts(rows, row -> row.view().label()))
                .param(texts(rows, row -> row.view().owner()))
                .param(texts(rows, row -> row.view().issuedAt()))
                .param(texts(rows, row -> row.view().expiresAt()))
                .param(texts(rows, row -> row.view().revokedAt()))
                .param(numbers(rows, row -> row.view().version()))
                .param(numbers(rows, row -> row.view().position()))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.api_key")).update();
    }

    /** Whoever holds a key's secret may learn whose it is: the one question here that names no tenant. */
    Optional<ApiKeyView> withDigest(ApiKeyDigest digest) {
        return jdbc.sql(schema.sql("select * from view.api_key where digest = :digest order by position limit 1"))
                .param("digest", digest.value())
                .query((row, n) -> row(row).view())
                .optional();
    }

    Optional<ApiKeyRow> row(Tenant tenant, ApiKeyId key) {
        return ask(tenant, "select * from view.api_key where key = :key and " + TenantFilter.condition(tenant)
                        + " order by position limit 1")
                .param("key", key.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** Newest first. */
    List<ApiKeyView> list(Tenant tenant, Optional<Long> before, int limit) {
        StatementSpec statement = ask(tenant, "select * from view.api_key where " + TenantFilter.condition(tenant)
                        + (before.isPresent() ? " and position < :before" : "")
                        + " order by position desc limit :limit")
                .param("limit", limit);
        before.ifPresent(position -> statement.param("before", position));
        return statement.query((row, n) -> row(row).view()).list();
    }

    private StatementSpec ask(Tenant tenant, String sql) {
        return TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql)));
    }

    private static ApiKeyRow row(ResultSet row) throws SQLException {
        Set<Scope> scopes = new LinkedHashSet<>();
        textList(row, "scopes").forEach(name -> scopes.add(Scope.of(name)));
        String owner = row.getString("owner");
        ApiKeyView view = new ApiKeyView(
                new AccountId(row.getString("account_id")),
                new ApiKeyId(row.getString("key")),
                Role.of(row.getString("role")),
                scopes,
                row.getString("label"),
                owner == null ? null : new UserId(owner),
                instant(row, "issued_at"),
                instantOrNull(row, "expires_at"),
                instantOrNull(row, "revoked_at"),
                row.getLong("version"),
                row.getLong("position"));
        return new ApiKeyRow(view, new ApiKeyDigest(row.getString("digest")));
    }
}
